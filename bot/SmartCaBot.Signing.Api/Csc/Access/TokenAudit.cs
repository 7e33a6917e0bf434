using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>What the audit log keeps of citizens' leave to clients: by the hash that names it, which opens nothing. Who they are stands in the record of their identity check.</summary>
internal sealed class TokenAudit(IAuditTrail trail, TimeProvider clock)
{
    public ValueTask<AuditRecord> GrantedAsync(ISqlSession session, string clientId, string family, CscScope scope) =>
        trail.AppendAsync(session, Event(AuditKind.AccessGranted, clientId, family, $"scope={scope}"));

    /// <param name="session">Of the transaction that ends it.</param>
    /// <param name="clientId">Whose it was.</param>
    /// <param name="family">What ended.</param>
    /// <param name="why">In a word.</param>
    public ValueTask<AuditRecord> EndedAsync(ISqlSession session, string clientId, string family, string why) =>
        trail.AppendAsync(session, Event(AuditKind.AccessEnded, clientId, family, why));

    private AuditEvent Event(AuditKind kind, string clientId, string family, string detail) =>
        new(kind, clock.GetUtcNow(), $"client:{clientId}", "", family, detail);
}
