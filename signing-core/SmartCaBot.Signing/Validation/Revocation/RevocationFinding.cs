using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>Whether the certificate of a signer, or one above it, was suspended or revoked.</summary>
/// <param name="State">What that means for the signature.</param>
/// <param name="At">Since when; when it is good, as of when that is known.</param>
/// <param name="Reason">Null when it is good.</param>
public sealed record RevocationFinding(RevocationState State, DateTimeOffset At, RevocationReason? Reason = null);

/// <summary>From best to worst.</summary>
public enum RevocationState
{
    /// <summary>Neither suspended nor revoked.</summary>
    Good,

    /// <summary>A time stamp proves that the signature is older.</summary>
    RevokedAfterSigning,

    /// <summary>The signature says that it is older, and nothing proves it: whoever has a stolen key can say so.</summary>
    RevokedWithoutProof,

    /// <summary>The signature was made afterwards, as it says itself, or cannot be shown to be older than its time stamp.</summary>
    RevokedBeforeSigning,
}
