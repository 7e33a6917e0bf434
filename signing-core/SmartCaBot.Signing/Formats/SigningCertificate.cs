using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Formats;

public enum SignatureAlgorithm
{
    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (1.2.840.113549.1.1.11).</summary>
    RsaPkcs1Sha256,

    /// <summary>ECDSA on P-256 with SHA-256 (1.2.840.10045.4.3.2); the value is DER SEQUENCE{r,s}.</summary>
    EcdsaSha256,
}

/// <summary>The signer's certificate with the CAs above it (issuing CA first), as they go into the signature.</summary>
public sealed record SigningCertificate(
    X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain, SignatureAlgorithm Algorithm);
