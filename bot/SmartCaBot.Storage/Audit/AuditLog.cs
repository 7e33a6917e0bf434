using System.Data.Common;
using Dapper;
using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Storage.Audit;

/// <summary>
/// Appends to the chain inside a transaction that is already open. Call it last: it takes the lock that all other
/// appends wait for until the commit.
/// </summary>
internal sealed class AuditLog(IDatabase database)
{
    public const string Columns = "sequence, at, kind, actor, subject, reference, detail, previous_hash, hash";

    public const string Last = $"SELECT {Columns} FROM audit ORDER BY sequence DESC LIMIT 1";

    private const string Insert = $"""
        INSERT INTO audit ({Columns})
        VALUES (@Sequence, @At, @Kind, @Actor, @Subject, @Reference, @Detail, @Previous_Hash, @Hash)
        """;

    public async Task<AuditRecord> AppendAsync(DbConnection connection, AuditEvent auditEvent)
    {
        await database.LockAuditAsync(connection);
        var last = await connection.QuerySingleOrDefaultAsync<AuditRow>(Last);
        var record = AuditChain.Link(last?.ToRecord(), auditEvent);
        await connection.ExecuteAsync(Insert, AuditRow.From(record));
        return record;
    }
}
