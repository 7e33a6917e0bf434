using System.Runtime.CompilerServices;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Storage.Audit;

internal sealed class AuditStore(IDatabase database, AuditLog log) : IAuditStore
{
    private const int PageSize = 1000;

    private const string Page = $"""
        SELECT {AuditRow.Columns} FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2
        """;

    public Task<AuditRecord> AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(session => log.AppendAsync(session, auditEvent), cancellationToken);

    // Page by page, so that verifying a long log holds no snapshot open.
    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = afterSequence;
        while (true)
        {
            var last = after;
            var records = await database.ReadAsync(session => session.ListAsync(Page, AuditRow.Read, last, PageSize), cancellationToken);
            foreach (var record in records)
                yield return record;
            if (records.Count < PageSize)
                yield break;
            after = records[^1].Sequence;
        }
    }

    public Task<AuditRecord?> LastAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(AuditLog.Last, AuditRow.Read), cancellationToken);
}
