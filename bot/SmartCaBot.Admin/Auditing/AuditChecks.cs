using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Auditing;

internal sealed class AuditChecks(IDatabase database)
{
    private const string Columns = "id, asked_by, started_at, seen_at, ended_at, records, total, verdict, detail";

    private const string Add = "INSERT INTO audit_checks (id, asked_by, started_at, seen_at, records, total) VALUES ($1, $2, $3, $3, 0, $4)";

    private const string Progress = "UPDATE audit_checks SET seen_at = $1, records = $2 WHERE id = $3";

    private const string End = "UPDATE audit_checks SET seen_at = $1, ended_at = $1, records = $2, verdict = $3, detail = $4 WHERE id = $5";

    private const string Latest = $"SELECT {Columns} FROM audit_checks ORDER BY started_at DESC LIMIT 1";

    public Task AddAsync(AuditCheck check, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(Add, check.Id, check.AskedBy, check.StartedAt.ToUnixTimeMilliseconds(), check.Total), cancellationToken);

    public Task ProgressAsync(AuditCheck check, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(Progress, check.SeenAt.ToUnixTimeMilliseconds(), check.Records, check.Id), cancellationToken);

    public Task EndAsync(AuditCheck check, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            End, check.EndedAt?.ToUnixTimeMilliseconds(), check.Records, check.Verdict?.ToString(), check.Detail, check.Id),
        cancellationToken);

    public Task<AuditCheck?> LatestAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(Latest, Read), cancellationToken);

    private static AuditCheck Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), Time(row.Int64(2)), Time(row.Int64(3)), row.IsNull(4) ? null : Time(row.Int64(4)), row.Int64(5), row.Int64(6),
        row.IsNull(7) ? null : Enum.Parse<CheckVerdict>(row.Text(7)), row.Text(8));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
