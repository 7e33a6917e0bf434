using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Audit;

/// <summary>
/// Appends to the chain inside a transaction that is already open. Call it last: it takes the lock that all other
/// appends wait for until the commit.
/// </summary>
internal sealed class AuditLog(IDatabase database) : IAuditTrail
{
    public const string Last = $"SELECT {AuditRow.Columns} FROM audit ORDER BY sequence DESC LIMIT 1";

    private const string Head = "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1";

    private const string Insert = $"INSERT INTO audit ({AuditRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    public async ValueTask<AuditRecord> AppendAsync(ISqlSession session, AuditEvent auditEvent)
    {
        await database.LockAuditAsync(session);
        return await AppendAsync(session, await session.FindAsync(Head, ReadHead), auditEvent);
    }

    /// <summary>Several, in their order.</summary>
    public async ValueTask AppendAsync(ISqlSession session, IReadOnlyList<AuditEvent> auditEvents)
    {
        await database.LockAuditAsync(session);
        var head = await session.FindAsync(Head, ReadHead);
        foreach (var auditEvent in auditEvents)
            head = (await AppendAsync(session, head, auditEvent)).Head;
    }

    private static AuditHead ReadHead(ISqlRow row) => new(row.Int64(0), row.Bytes(1).ToArray());

    private static async ValueTask<AuditRecord> AppendAsync(ISqlSession session, AuditHead? previous, AuditEvent auditEvent)
    {
        var record = AuditChain.Link(previous, auditEvent);
        var (sequence, about, previousHash, hash) = record;
        await session.ExecuteAsync(
            Insert, sequence, about.At.ToUnixTimeMilliseconds(), about.Kind.ToString(), about.Actor, about.Subject, about.Reference,
            about.Detail, previousHash, hash);
        return record;
    }
}
