using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Identification;

/// <summary>How identity checks behave.</summary>
public sealed record IdentificationOptions
{
    public CodePolicy Code { get; init; } = new();

    /// <summary>Checks of one identity number within <see cref="Window"/>: bounds guesses, and messages to the holder.</summary>
    public int MaxChecks { get; init; } = 5;

    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        Code.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxChecks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Window, TimeSpan.Zero);
    }
}
