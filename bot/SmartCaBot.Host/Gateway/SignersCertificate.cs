using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Gateway;

/// <summary>One certificate of a person, as the gateway gave it.</summary>
/// <param name="Certificate">Theirs.</param>
/// <param name="Chain">The authorities above, the issuing one first.</param>
/// <param name="Usable">Active there, within its time, for people's signatures, and leading to an authority that the operator trusts.</param>
/// <param name="NamesCitizen">It names the number that was asked for. Without it documents are signed, with the holder's name shown, and nobody is identified.</param>
internal sealed record SignersCertificate(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain, bool Usable, bool NamesCitizen)
{
    private const int ShortestRsa = 2048;

    public string Serial => Certificate.SerialNumber;

    public string Holder => Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>Whoever signs with its key is the person whose number was asked for.</summary>
    public bool Identifies => Usable && NamesCitizen && ForSigning() is not null;

    /// <summary>For the formats; null for a key of a kind that is not signed with here, or that cannot be read.</summary>
    public SigningCertificate? ForSigning()
    {
        try
        {
            using var rsa = Certificate.GetRSAPublicKey();
            using var ecdsa = Certificate.GetECDsaPublicKey();
            return rsa is { KeySize: >= ShortestRsa } ? new SigningCertificate(Certificate, Chain, SignatureAlgorithm.RsaPkcs1Sha256)
                : ecdsa is not null ? new SigningCertificate(Certificate, Chain, SignatureAlgorithm.EcdsaSha256)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the certificate's key made this signature of the digest.</summary>
    /// <param name="certificate">DER.</param>
    /// <param name="digest">SHA-256.</param>
    /// <param name="value">PKCS#1 v1.5, or DER SEQUENCE{r,s}.</param>
    public static bool Made(byte[] certificate, byte[] digest, byte[] value)
    {
        try
        {
            using var signer = X509CertificateLoader.LoadCertificate(certificate);
            using var rsa = signer.GetRSAPublicKey();
            using var ecdsa = signer.GetECDsaPublicKey();
            return rsa is { KeySize: >= ShortestRsa }
                ? rsa.VerifyHash(digest, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ecdsa?.VerifyHash(digest, value, DSASignatureFormat.Rfc3279DerSequence) == true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
