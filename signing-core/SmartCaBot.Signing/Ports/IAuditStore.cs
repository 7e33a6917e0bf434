using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Signing.Ports;

/// <summary>
/// The append-only log. A store appends inside the transaction that the event tells of: it reads the last record while
/// keeping other writers out (SQLite: BEGIN IMMEDIATE; PostgreSQL: a row lock on the head), calls
/// <see cref="AuditChain.Link"/>, inserts the record, commits. Records are never updated or deleted.
/// </summary>
public interface IAuditStore
{
    /// <summary>Appends an event that belongs to no other write.</summary>
    Task<AuditRecord> AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Records after a sequence number (0 for all), ascending; streamed.</summary>
    IAsyncEnumerable<AuditRecord> ReadAsync(long afterSequence, CancellationToken cancellationToken);

    /// <summary>The last record; null when there is none.</summary>
    Task<AuditRecord?> LastAsync(CancellationToken cancellationToken);
}
