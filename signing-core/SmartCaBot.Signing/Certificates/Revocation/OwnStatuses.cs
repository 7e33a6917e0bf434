using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Revocation;

/// <summary>The register's own word on what our authorities issued, for verifiers. Needs no token.</summary>
public sealed class OwnStatuses(AuthorityChain chain, ISigningStore citizens, IAuthorityStore authority) : ICertificateStatuses
{
    private readonly RevokedCertificates statuses = new(citizens, authority);

    public async ValueTask<CertificateStatus?> FindAsync(X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        AuthorityRole? issuer = IsIssuedBy(certificate, chain.Issuing) ? AuthorityRole.Issuing : IsIssuedBy(certificate, chain.Root) ? AuthorityRole.Root : null;
        // A number that the register lost may be any certificate's: then others may know.
        return issuer is { } by && await statuses.FindAsync(by, certificate.SerialNumber, cancellationToken) is var status and not CertificateStatus.Unknown
            ? status
            : null;
    }

    private static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData);
}
