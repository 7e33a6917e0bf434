using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The port kept in memory, under the lock of the other store: every method atomic, as it asks.</summary>
internal sealed class MemoryAuthority(MemoryStore store) : IAuthorityStore
{
    private readonly List<AuthorityCertificate> _certificates = [];
    private readonly List<StoredRevocationList> _lists = [];
    private long _changes;
    private long _leases;

    public Task<AuthorityCertificate?> NewestAsync(AuthorityRole role, CancellationToken cancellationToken) =>
        store.Locked(() => _certificates.Where(c => c.Role == role).MaxBy(c => c.Number));

    public Task<AuthorityCertificate?> FindCertificateAsync(string serialNumber, CancellationToken cancellationToken) =>
        store.Locked(() => _certificates.Find(c => c.SerialNumber == serialNumber));

    public Task<IReadOnlyList<AuthorityCertificate>> CertificatesAsync(CancellationToken cancellationToken) =>
        store.Locked<IReadOnlyList<AuthorityCertificate>>(() => [.. _certificates.OrderBy(c => c.Role).ThenBy(c => c.Number)]);

    public Task<bool> TryAddCertificateAsync(AuthorityCertificate certificate, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        store.Locked(() =>
        {
            if (_certificates.Exists(c => c.SerialNumber == certificate.SerialNumber || (c.Role == certificate.Role && c.Number == certificate.Number)))
                return false;
            _certificates.Add(certificate);
            store.Append(auditEvent);
            return true;
        });

    public Task<bool> TryReplaceCertificateAsync(AuthorityCertificate next, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        store.Locked(() =>
        {
            var at = _certificates.FindIndex(c => c.SerialNumber == next.SerialNumber && c.Version == next.Version - 1);
            if (at < 0)
                return false;
            _certificates[at] = next;
            _changes++;
            store.Append(auditEvent);
            return true;
        });

    public Task<StoredRevocationList?> NewestListAsync(AuthorityRole issuer, CancellationToken cancellationToken) =>
        store.Locked(() => _lists.Where(l => l.Issuer == issuer).MaxBy(l => l.Number));

    public Task<bool> TryAddListAsync(StoredRevocationList list, CancellationToken cancellationToken) =>
        store.Locked(() =>
        {
            if (_lists.Exists(l => l.Issuer == list.Issuer && l.Number == list.Number))
                return false;
            _lists.Add(list);
            return true;
        });

    public Task<long> StatusRevisionAsync(CancellationToken cancellationToken) => store.Locked(() => _changes + store.StatusChanges);

    public Task<long> NextLeaseAsync(CancellationToken cancellationToken) => store.Locked(() => ++_leases);
}
