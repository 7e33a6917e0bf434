using System.Runtime.CompilerServices;
using Dapper;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Storage.Audit;

internal sealed class AuditStore(IDatabase database, AuditLog log) : IAuditStore
{
    private const int PageSize = 1000;

    private const string Page = $"""
        SELECT {AuditLog.Columns} FROM audit WHERE sequence > @After ORDER BY sequence LIMIT @PageSize
        """;

    private const string LastOfKind = $"""
        SELECT {AuditLog.Columns} FROM audit WHERE kind = @Kind ORDER BY sequence DESC LIMIT 1
        """;

    public Task<AuditRecord> AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => log.AppendAsync(connection, auditEvent), cancellationToken);

    // Page by page, so that verifying a long log holds no snapshot open.
    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = afterSequence;
        while (true)
        {
            var rows = await database.ReadAsync(
                connection => connection.QueryAsync<AuditRow>(Page, new { After = after, PageSize }), cancellationToken);
            var count = 0;
            foreach (var row in rows)
            {
                count++;
                after = row.Sequence;
                yield return row.ToRecord();
            }
            if (count < PageSize)
                yield break;
        }
    }

    public async Task<AuditRecord?> LastAsync(AuditKind? kind, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => kind is null
                ? connection.QuerySingleOrDefaultAsync<AuditRow>(AuditLog.Last)
                : connection.QuerySingleOrDefaultAsync<AuditRow>(LastOfKind, new { Kind = kind.ToString() }),
            cancellationToken);
        return row?.ToRecord();
    }
}
