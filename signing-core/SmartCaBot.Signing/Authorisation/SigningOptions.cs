using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>How signing transactions behave.</summary>
public sealed record SigningOptions
{
    /// <summary>How long a prepared transaction waits for its confirmation.</summary>
    public TimeSpan TransactionLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long an authorisation is good once its code was shown.</summary>
    public TimeSpan AuthorisationLifetime { get; init; } = TimeSpan.FromSeconds(299);

    /// <summary>How long after the citizen's authorisation its further signatures may be used (<see cref="SigningService.ExtendAsync"/>).</summary>
    public TimeSpan ExtensionLimit { get; init; } = TimeSpan.FromMinutes(15);

    public CodePolicy Otp { get; init; } = new();

    /// <summary>How long signatures must be verifiable. A format signs at the highest level that it has up to this.</summary>
    public SignatureLevel Level { get; init; }

    /// <summary>Documents in one transaction at most.</summary>
    public int MaxDocuments { get; init; } = 50;

    /// <summary>Citizens' keys kept unwrapped in the token at once; 0 unwraps for each signature.</summary>
    public int LiveKeys { get; init; } = 256;

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TransactionLifetime, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AuthorisationLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ExtensionLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDocuments, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LiveKeys, 0);
        Otp.Validate();
    }
}
