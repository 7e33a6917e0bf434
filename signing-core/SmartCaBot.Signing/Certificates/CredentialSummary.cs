using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;

namespace SmartCaBot.Signing.Certificates;

/// <summary>A credential as its owner sees it.</summary>
/// <param name="Id">Names it towards this service.</param>
/// <param name="Algorithm">The key's kind.</param>
/// <param name="HolderName">CN of the certificate.</param>
/// <param name="IssuerName">CN of the issuer.</param>
/// <param name="SerialNumber">Upper-case hex.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">End of validity.</param>
/// <param name="Status">Now.</param>
/// <param name="Certificate">DER.</param>
public sealed record CredentialSummary(
    Guid Id, KeyAlgorithm Algorithm, string HolderName, string IssuerName, string SerialNumber, DateTimeOffset NotBefore,
    DateTimeOffset NotAfter, CredentialStatus Status, byte[] Certificate)
{
    public override string ToString() => $"credential {Id} ({Status})";

    internal static CredentialSummary Of(Credential credential, DateTimeOffset now)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        return new CredentialSummary(
            credential.Id,
            credential.Algorithm,
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            credential.SerialNumber,
            credential.NotBefore,
            credential.NotAfter,
            credential.StatusAt(now),
            credential.Certificate);
    }
}
