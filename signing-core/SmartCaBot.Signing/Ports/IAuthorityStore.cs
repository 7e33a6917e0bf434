using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;

namespace SmartCaBot.Signing.Ports;

/// <summary>
/// What the authorities issued besides citizens' certificates. The same promises as <see cref="ISigningStore"/>: one transaction a
/// method, audit record included, compare and swap by version.
/// </summary>
public interface IAuthorityStore
{
    /// <summary>The one of that role with the highest number; null when there is none.</summary>
    Task<AuthorityCertificate?> NewestAsync(AuthorityRole role, CancellationToken cancellationToken);

    /// <param name="serialNumber">Upper-case hex.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<AuthorityCertificate?> FindCertificateAsync(string serialNumber, CancellationToken cancellationToken);

    /// <summary>All, by role and number.</summary>
    Task<IReadOnlyList<AuthorityCertificate>> CertificatesAsync(CancellationToken cancellationToken);

    /// <summary>Inserts unless the serial number, or the role with that number, is taken; false, and nothing written, then.</summary>
    Task<bool> TryAddCertificateAsync(AuthorityCertificate certificate, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Replaces where the serial number matches and the stored version is <c>next.Version - 1</c>; false, and no audit record, otherwise.</summary>
    Task<bool> TryReplaceCertificateAsync(AuthorityCertificate next, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>The issuer's revocation list with the highest number; null when there is none.</summary>
    Task<StoredRevocationList?> NewestListAsync(AuthorityRole issuer, CancellationToken cancellationToken);

    /// <summary>Inserts unless the issuer has a list of that number; false, and nothing written, then. Lists long past may be dropped.</summary>
    Task<bool> TryAddListAsync(StoredRevocationList list, CancellationToken cancellationToken);

    /// <summary>Grows in the transaction of every change of a status, a citizen's certificate's or another's.</summary>
    Task<long> StatusRevisionAsync(CancellationToken cancellationToken);

    /// <summary>A number that nobody got before, and nobody will again. Above 0.</summary>
    Task<long> NextLeaseAsync(CancellationToken cancellationToken);
}
