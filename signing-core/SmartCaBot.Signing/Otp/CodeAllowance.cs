namespace SmartCaBot.Signing.Otp;

/// <summary>How many codes one person is sent, over all transactions, dossiers and identity checks together.</summary>
public sealed record CodeAllowance
{
    public int PerHour { get; init; } = 8;

    public int PerDay { get; init; } = 20;

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PerHour, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PerDay, PerHour);
    }
}
