using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Validation;

/// <summary>The single checks of one signature. Null means that a check could not be made.</summary>
/// <param name="Supported">The sub-filter is one that is checked here.</param>
/// <param name="DigestMatches">The covered bytes have the digest that was signed.</param>
/// <param name="ValueMatches">The signature value fits the signed attributes and the certificate's key.</param>
/// <param name="CertificateMatches">signing-certificate-v2 names the certificate; null when absent, which PAdES does not allow.</param>
/// <param name="Chain">The certificate's path.</param>
public sealed record SignatureFindings(
    bool Supported, bool? DigestMatches, bool? ValueMatches, bool? CertificateMatches, ChainFinding? Chain)
{
    /// <summary>Of the certificate and those above it; null: not known.</summary>
    public RevocationFinding? Revocation { get; init; }
}

public enum ChainFinding
{
    Trusted,

    /// <summary>No path to a trusted root, or a broken one.</summary>
    NotTrusted,
    NotValidAtSigning,
    NotForSigning,
}
