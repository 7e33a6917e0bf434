using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Offices;

internal sealed class Offices(IDatabase database, IStaffAudit audit, TimeProvider time) : IOffices
{
    private const int Longest = 200;
    private const string All = "SELECT id, name, address, ward, province, is_open, time_zone FROM staff_offices ORDER BY name, id";

    private const string Insert = """
        INSERT INTO staff_offices (id, name, address, ward, province, time_zone, is_open, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)
        """;

    private const string Update = "UPDATE staff_offices SET name = $2, address = $3, ward = $4, province = $5, time_zone = $6, changed_at = $7 WHERE id = $1";
    private const string Open = "UPDATE staff_offices SET is_open = $2, changed_at = $3 WHERE id = $1 AND is_open <> $2";

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private volatile Copy? _copy;

    public async Task<IReadOnlyList<Office>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_copy is { } kept && now - kept.ReadAt < KeptFor) return kept.All;
        var all = await database.ReadAsync(session => session.ListAsync(All, Read), cancellationToken);
        _copy = new Copy(all, now);
        return all;
    }

    public async Task<Office?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(office => office.Id == id);

    public async Task<(OfficeOutcome Outcome, string? Id)> AddAsync(OfficeDetails details, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        if (Check(details) is { } problem) return (problem, null);
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), time.GetUtcNow().ToUnixTimeMilliseconds());
        var done = await WriteAsync(
            s => s.ExecuteAsync(Insert, id, details.Name.Trim(), details.Address.Trim(), details.Ward.Trim(), details.Province.Trim(), Zone(details), now),
            AuditKind.OfficeAdded, id, IStaffAudit.Because(reason), by, cancellationToken);
        return (done, id);
    }

    public async Task<OfficeOutcome> ChangeAsync(string id, OfficeDetails details, string reason, StaffMember by, CancellationToken cancellationToken) =>
        Check(details) ?? await WriteAsync(
            s => s.ExecuteAsync(
                Update, id, details.Name.Trim(), details.Address.Trim(), details.Ward.Trim(), details.Province.Trim(), Zone(details), time.GetUtcNow().ToUnixTimeMilliseconds()),
            AuditKind.OfficeChanged, id, IStaffAudit.Because(reason), by, cancellationToken);

    public Task<OfficeOutcome> CloseAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken) => WriteAsync(
        s => s.ExecuteAsync(Open, id, 0L, time.GetUtcNow().ToUnixTimeMilliseconds()), AuditKind.OfficeClosed, id, IStaffAudit.Because(reason), by, cancellationToken);

    public Task<OfficeOutcome> ReopenAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken) => WriteAsync(
        s => s.ExecuteAsync(Open, id, 1L, time.GetUtcNow().ToUnixTimeMilliseconds()), AuditKind.OfficeChanged, id, "opened=again;" + IStaffAudit.Because(reason), by,
        cancellationToken);

    private async Task<OfficeOutcome> WriteAsync(
        Func<ISqlSession, ValueTask<int>> change, AuditKind kind, string id, string detail, StaffMember by, CancellationToken cancellationToken)
    {
        var done = await database.WriteAsync(
            async session =>
            {
                if (await change(session) == 0) return false;
                await audit.RecordAsync(session, kind, by, subject: "", reference: id, detail);
                return true;
            },
            cancellationToken);
        _copy = null;
        return done ? OfficeOutcome.Done : OfficeOutcome.NotFound;
    }

    private static OfficeOutcome? Check(OfficeDetails details)
    {
        if (new[] { details.Name, details.Ward, details.Province }.Any(string.IsNullOrWhiteSpace)) return OfficeOutcome.Invalid;
        if (new[] { details.Name, details.Address, details.Ward, details.Province }.Any(text => text.Length > Longest)) return OfficeOutcome.Invalid;
        return Zone(details) is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? OfficeOutcome.TimeZoneUnknown : null;
    }

    private static string? Zone(OfficeDetails details) => string.IsNullOrWhiteSpace(details.TimeZone) ? null : details.TimeZone.Trim();

    private static Office Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Int64(5) == 1, row.IsNull(6) ? null : row.Text(6));

    private sealed record Copy(IReadOnlyList<Office> All, DateTimeOffset ReadAt);
}
