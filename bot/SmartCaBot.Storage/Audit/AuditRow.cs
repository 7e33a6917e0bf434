using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Storage.Audit;

/// <summary>A record as the table holds it; parameters are named like the columns.</summary>
internal sealed record AuditRow(
    long Sequence, long At, string Kind, string Actor, string Subject, string Reference, string Detail, byte[] Previous_Hash,
    byte[] Hash)
{
    public static AuditRow From(AuditRecord record) => new(
        record.Sequence, record.Event.At.ToUnixTimeMilliseconds(), record.Event.Kind.ToString(), record.Event.Actor,
        record.Event.Subject, record.Event.Reference, record.Event.Detail, record.PreviousHash, record.Hash);

    public AuditRecord ToRecord() => new(
        Sequence,
        new AuditEvent(
            Enum.Parse<AuditKind>(Kind), DateTimeOffset.FromUnixTimeMilliseconds(At), Actor, Subject, Reference, Detail),
        Previous_Hash, Hash);
}
