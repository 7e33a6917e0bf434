using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class AuthorityStore(IDatabase database, AuditLog audit) : IAuthorityStore
{
    /// <summary>Lists of an issuer that are kept; nobody is given an old one.</summary>
    private const int KeptLists = 10;

    private const string Select = """
        SELECT serial_number, role, number, key_label, certificate, not_before, not_after, status, status_changed_at, reason, version
        FROM authority_certificates
        """;

    private const string Newest = $"{Select} WHERE role = $1 ORDER BY number DESC LIMIT 1";

    private const string BySerial = $"{Select} WHERE serial_number = $1";

    private const string All = $"{Select} ORDER BY role, number";

    private const string Add = """
        INSERT INTO authority_certificates
            (serial_number, role, number, key_label, certificate, not_before, not_after, status, status_changed_at, reason, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
        """;

    private const string Replace = """
        UPDATE authority_certificates SET status = $1, status_changed_at = $2, reason = $3, version = $4
        WHERE serial_number = $5 AND version = $4 - 1
        """;

    private const string NewestList = """
        SELECT issuer, number, revision, this_update, next_update, list FROM revocation_lists WHERE issuer = $1 ORDER BY number DESC LIMIT 1
        """;

    private const string AddList = """
        INSERT INTO revocation_lists (issuer, number, revision, this_update, next_update, list) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string DropLists = "DELETE FROM revocation_lists WHERE issuer = $1 AND number <= $2";

    private const string Revision = "SELECT value FROM authority_counters WHERE name = 'statuses'";

    private const string Lease = "UPDATE authority_counters SET value = value + 1 WHERE name = 'leases' RETURNING value";

    public Task<AuthorityCertificate?> NewestAsync(AuthorityRole role, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(Newest, ReadCertificate, role.ToString()), cancellationToken);

    public Task<AuthorityCertificate?> FindCertificateAsync(string serialNumber, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(BySerial, ReadCertificate, serialNumber), cancellationToken);

    public Task<IReadOnlyList<AuthorityCertificate>> CertificatesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(All, ReadCertificate), cancellationToken);

    public Task<bool> TryAddCertificateAsync(AuthorityCertificate certificate, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var added = await session.ExecuteAsync(
                    Add, certificate.SerialNumber, certificate.Role.ToString(), certificate.Number, certificate.KeyLabel, certificate.Certificate,
                    certificate.NotBefore.ToUnixTimeMilliseconds(), certificate.NotAfter.ToUnixTimeMilliseconds(), certificate.Status.ToString(),
                    certificate.StatusChangedAt?.ToUnixTimeMilliseconds(), certificate.Reason?.ToString(), certificate.Version) == 1;
                if (added)
                    await audit.AppendAsync(session, auditEvent);
                return added;
            },
            cancellationToken);

    public Task<bool> TryReplaceCertificateAsync(AuthorityCertificate next, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var replaced = await session.ExecuteAsync(
                    Replace, next.Status.ToString(), next.StatusChangedAt?.ToUnixTimeMilliseconds(), next.Reason?.ToString(), next.Version,
                    next.SerialNumber) == 1;
                if (replaced)
                    await audit.AppendAsync(session, auditEvent);
                return replaced;
            },
            cancellationToken);

    public Task<StoredRevocationList?> NewestListAsync(AuthorityRole issuer, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync(
            NewestList,
            row => new StoredRevocationList(
                Enum.Parse<AuthorityRole>(row.Text(0)), row.Int64(1), row.Int64(2), Time(row, 3), Time(row, 4), row.Bytes(5).ToArray()),
            issuer.ToString()),
        cancellationToken);

    public Task<bool> TryAddListAsync(StoredRevocationList list, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var added = await session.ExecuteAsync(
                AddList, list.Issuer.ToString(), list.Number, list.Revision, list.ThisUpdate.ToUnixTimeMilliseconds(),
                list.NextUpdate.ToUnixTimeMilliseconds(), list.Der) == 1;
            if (added)
                await session.ExecuteAsync(DropLists, list.Issuer.ToString(), list.Number - KeptLists);
            return added;
        },
        cancellationToken);

    public async Task<long> StatusRevisionAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.ListAsync(Revision, row => row.Int64(0)), cancellationToken))[0];

    public async Task<long> NextLeaseAsync(CancellationToken cancellationToken) =>
        (await database.WriteAsync(session => session.ListAsync(Lease, row => row.Int64(0)), cancellationToken))[0];

    private static AuthorityCertificate ReadCertificate(ISqlRow row) => new()
    {
        SerialNumber = row.Text(0),
        Role = Enum.Parse<AuthorityRole>(row.Text(1)),
        Number = (int)row.Int64(2),
        KeyLabel = row.Text(3),
        Certificate = row.Bytes(4).ToArray(),
        NotBefore = Time(row, 5),
        NotAfter = Time(row, 6),
        Status = Enum.Parse<CredentialStatus>(row.Text(7)),
        StatusChangedAt = row.IsNull(8) ? null : Time(row, 8),
        Reason = row.IsNull(9) ? null : Enum.Parse<RevocationReason>(row.Text(9)),
        Version = (int)row.Int64(10),
    };

    private static DateTimeOffset Time(ISqlRow row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));
}
