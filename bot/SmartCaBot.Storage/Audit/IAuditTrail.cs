using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Audit;

/// <summary>Appends to the audit log inside a transaction that is already open: the record stands if and only if the write does.</summary>
public interface IAuditTrail
{
    /// <summary>Call it last in the transaction: it takes the lock that all other appends wait for until the commit.</summary>
    /// <param name="session">Whose transaction.</param>
    /// <param name="auditEvent">What happened; nothing personal in it.</param>
    ValueTask<AuditRecord> AppendAsync(ISqlSession session, AuditEvent auditEvent);
}
