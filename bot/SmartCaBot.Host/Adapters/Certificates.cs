using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Host.Adapters;

internal static class Certificates
{
    public static CertificateSummary Describe(CredentialSummary credential) => new(
        credential.Id.ToString(), credential.SerialNumber, credential.HolderName, credential.IssuerName, credential.NotBefore,
        credential.NotAfter, credential.Status == CredentialStatus.Active);
}
