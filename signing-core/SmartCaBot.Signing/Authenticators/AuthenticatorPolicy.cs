namespace SmartCaBot.Signing.Authenticators;

/// <summary>How citizens' authenticators behave.</summary>
public sealed record AuthenticatorPolicy
{
    /// <summary>Wrong tries in a row until it is locked.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>How long the first time; each further time four times as long.</summary>
    public TimeSpan FirstLock { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestLock { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long an offer waits for the app's first code.</summary>
    public TimeSpan OfferLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxAttempts, 10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstLock, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestLock, FirstLock);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(OfferLifetime, TimeSpan.Zero);
    }

    internal TimeSpan LockFor(int locksBefore)
    {
        var wait = FirstLock * Math.Pow(4, Math.Min(locksBefore, 10));
        return wait < LongestLock ? wait : LongestLock;
    }
}
