using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>A detached SignedData with one signer, taken apart but not yet judged.</summary>
/// <param name="Encoded">Exactly the SignedData, without padding behind it.</param>
/// <param name="Certificates">Everything that came along, in any order.</param>
/// <param name="Signer">The certificate that the signer identifier names, or null when it is not among them.</param>
/// <param name="DigestAlgorithm">How the content and the attributes are digested; null when not accepted here.</param>
/// <param name="SignatureAlgorithm">Object identifier.</param>
/// <param name="SignedAttributes">DER with tag SET OF.</param>
/// <param name="MessageDigest">Value of that attribute.</param>
/// <param name="CertificateDigest">Of signing-certificate-v2's first entry, or null without that attribute.</param>
/// <param name="Value">The raw signature.</param>
internal sealed record SignedData(
    byte[] Encoded,
    IReadOnlyList<X509Certificate2> Certificates,
    X509Certificate2? Signer,
    HashAlgorithmName? DigestAlgorithm,
    string SignatureAlgorithm,
    byte[] SignedAttributes,
    byte[] MessageDigest,
    CertificateDigest? CertificateDigest,
    byte[] Value) : IDisposable
{
    public void Dispose()
    {
        foreach (var certificate in Certificates)
            certificate.Dispose();
    }
}

/// <param name="Algorithm">Null when not accepted here.</param>
/// <param name="Value">Digest of the whole certificate.</param>
internal sealed record CertificateDigest(HashAlgorithmName? Algorithm, byte[] Value);
