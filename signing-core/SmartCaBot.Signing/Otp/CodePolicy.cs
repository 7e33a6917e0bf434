namespace SmartCaBot.Signing.Otp;

/// <summary>How one-time codes behave.</summary>
public sealed record CodePolicy
{
    /// <summary>Length: 6 to 8.</summary>
    public int Digits { get; init; } = 6;

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two sendings.</summary>
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sendings after the first.</summary>
    public int MaxResends { get; init; } = 3;

    /// <summary>Tries over all codes of one transaction or dossier; the last wrong one locks it.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Digits, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Digits, 8);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(CoolDown, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResends, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxAttempts, 10);
    }
}
