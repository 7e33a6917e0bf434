namespace SmartCaBot.Signing.Audit;

/// <summary>An event in its place in the chain.</summary>
/// <param name="Sequence">1, 2, 3 … without gaps. Unique.</param>
/// <param name="Event">What happened.</param>
/// <param name="PreviousHash">Hash of the record before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 over everything above, 32 bytes.</param>
public sealed record AuditRecord(long Sequence, AuditEvent Event, byte[] PreviousHash, byte[] Hash)
{
    public AuditHead Head => new(Sequence, Hash);
}
