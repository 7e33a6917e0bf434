using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Retention;

/// <summary>The table of runs.</summary>
internal sealed class RetentionRuns(IDatabase database)
{
    private const string Columns = "rule, started_at, cause, actor, ended_at, removed, failure";

    private const string Begin = """
        INSERT INTO retention_runs (rule, started_at, cause, actor)
        SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM retention_runs WHERE rule = $1 AND started_at > $5)
        ON CONFLICT (rule, started_at) DO NOTHING
        """;

    private const string End = "UPDATE retention_runs SET ended_at = $1, removed = $2, failure = $3 WHERE rule = $4 AND started_at = $5";

    private const string Last = $"""
        SELECT {Columns} FROM retention_runs r WHERE started_at = (SELECT max(started_at) FROM retention_runs l WHERE l.rule = r.rule)
        """;

    /// <summary>False when the rule was begun after <paramref name="notSince"/>: by another node, or by somebody who asked.</summary>
    public async Task<bool> TryBeginAsync(RetentionRun run, DateTimeOffset notSince, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(
                Begin, run.Rule, run.StartedAt.ToUnixTimeMilliseconds(), run.IsAsked ? "asked" : "schedule", run.Actor, notSince.ToUnixTimeMilliseconds()),
            cancellationToken) == 1;

    public Task EndAsync(RetentionRun run, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            End, run.EndedAt?.ToUnixTimeMilliseconds(), run.Removed, run.Failure, run.Rule, run.StartedAt.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <summary>The last run of each rule.</summary>
    public Task<IReadOnlyList<RetentionRun>> LastAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Last, Read), cancellationToken);

    private static RetentionRun Read(ISqlRow row) => new(
        row.Text(0), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1)), row.Text(2) == "asked", row.Text(3),
        row.IsNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(4)), row.Int64(5), row.IsNull(6) ? null : row.Text(6));
}
