namespace SmartCaBot.ZaloSandbox.Mischief;

/// <summary>How often a misbehaviour happens.</summary>
public sealed record Switch
{
    /// <summary>0 never … 1 always.</summary>
    public double Rate { get; init; }

    /// <summary>The same seed gives the same misfortunes to the same person.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many times at most; null: no end.</summary>
    public int? Times { get; init; }

    /// <summary>The longest delay, for those that delay; the shortest is a tenth of it.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The error of <see cref="Misbehaviour.ErrorBody"/>.</summary>
    public int Code { get; init; } = -200;
}
