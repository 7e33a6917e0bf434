using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Auditing;

internal sealed class StaffAudit(IAuditStore store, IAuditTrail trail, TimeProvider time) : IStaffAudit
{
    /// <summary>The operator at the server's command line.</summary>
    public const string Operator = "operator";

    public Task RecordAsync(AuditKind kind, StaffMember actor, string subject, string reference, string detail, CancellationToken cancellationToken) =>
        RecordAsync(kind, actor.Id, subject, reference, detail, cancellationToken);

    public ValueTask RecordAsync(ISqlSession session, AuditKind kind, StaffMember actor, string subject, string reference, string detail) =>
        RecordAsync(session, kind, actor.Id, subject, reference, detail);

    /// <param name="kind">What.</param>
    /// <param name="actor">Id of the account that did it.</param>
    /// <param name="subject">Opaque id.</param>
    /// <param name="reference">Of the object.</param>
    /// <param name="detail">No personal value.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    public Task RecordAsync(AuditKind kind, string actor, string subject, string reference, string detail, CancellationToken cancellationToken) =>
        store.AppendAsync(Event(kind, actor, subject, reference, detail), cancellationToken);

    public async ValueTask RecordAsync(ISqlSession session, AuditKind kind, string actor, string subject, string reference, string detail) =>
        await trail.AppendAsync(session, Event(kind, actor, subject, reference, detail));

    private AuditEvent Event(AuditKind kind, string actor, string subject, string reference, string detail) =>
        new(kind, time.GetUtcNow(), actor == Operator ? actor : "staff:" + actor, subject, reference, detail);
}
