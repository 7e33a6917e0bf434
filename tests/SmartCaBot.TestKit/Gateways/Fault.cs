namespace SmartCaBot.TestKit.Gateways;

/// <summary>What goes wrong with one call.</summary>
public sealed record Fault
{
    public static Fault None { get; } = new();

    /// <summary>The request was carried out and its answer is lost.</summary>
    public static Fault DropsAnswer { get; } = new() { Drops = true };

    /// <summary>Before anything is passed on.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Answered so, and nothing is passed on.</summary>
    public int? Before { get; init; }

    /// <summary>Carried out, and answered so all the same.</summary>
    public int? After { get; init; }

    public bool Drops { get; init; }

    /// <summary>What becomes of the answer's body.</summary>
    public Func<string, string> Change { get; init; } = static body => body;
}
