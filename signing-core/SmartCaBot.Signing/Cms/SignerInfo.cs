using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>One signer of a SignedData (RFC 5652 5.3), taken apart but not yet judged.</summary>
/// <param name="Signer">The certificate that the signer identifier names, or null when it is not among those that came along.</param>
/// <param name="DigestAlgorithm">How the content and the attributes are digested; null when not accepted here.</param>
/// <param name="SignatureAlgorithm">Null when not accepted here.</param>
/// <param name="SignedAttributes">DER with tag SET OF.</param>
/// <param name="Attributes">What they say.</param>
/// <param name="Value">The raw signature.</param>
/// <param name="TimeStamps">Time-stamp tokens over the value, which nobody signed (RFC 3161 appendix A).</param>
internal sealed record SignerInfo(
    X509Certificate2? Signer,
    HashAlgorithmName? DigestAlgorithm,
    SignatureScheme? SignatureAlgorithm,
    byte[] SignedAttributes,
    SignedAttributeReader Attributes,
    byte[] Value,
    IReadOnlyList<ReadOnlyMemory<byte>> TimeStamps);

/// <param name="Algorithm">Null when not accepted here.</param>
/// <param name="Value">Digest of the whole certificate.</param>
internal sealed record CertificateDigest(HashAlgorithmName? Algorithm, byte[] Value);
