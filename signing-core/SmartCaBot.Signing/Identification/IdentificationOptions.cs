using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Identification;

/// <summary>How identity checks behave.</summary>
public sealed record IdentificationOptions
{
    public CodePolicy Code { get; init; } = new();

    /// <summary>Checks of one identity number within <see cref="Window"/>: bounds guesses, and messages to the holder.</summary>
    public int MaxChecks { get; init; } = 5;

    /// <summary>Checks that one claimant begins within <see cref="Window"/>, of whatever numbers.</summary>
    public int MaxClaims { get; init; } = 10;

    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>No answer comes sooner, so that its time does not tell whether a number is known.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        Code.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxChecks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxClaims, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AnswerTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Window, TimeSpan.Zero);
    }
}
