using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Audit;

/// <summary>Makes events with the time and the pseudonym of whom they concern.</summary>
internal sealed class AuditEvents(Pseudonyms pseudonyms, TimeProvider time)
{
    public const string Citizen = "citizen";
    public const string System = "system";

    public async ValueTask<AuditEvent> AboutAsync(
        AuditKind kind, SubjectId subject, Guid reference, string actor, string detail, CancellationToken cancellationToken) =>
        new(kind, time.GetUtcNow(), actor, await pseudonyms.OfAsync(subject, cancellationToken), reference.ToString(), detail);
}
