using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Audit;

/// <summary>
/// The rule that links audit records. Pure, so that a store can call it inside its own transaction: read the last record
/// under a lock that keeps other writers out, link, insert, commit together with the write the event tells of.
/// </summary>
public static class AuditChain
{
    private const string Version = "smartcabot-audit-1";

    private static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <param name="previous">Place and hash of the last record, or null when the log is empty.</param>
    /// <param name="auditEvent">What happened.</param>
    public static AuditRecord Link(AuditHead? previous, AuditEvent auditEvent)
    {
        var sequence = (previous?.Sequence ?? 0) + 1;
        var previousHash = previous?.Hash ?? Start;
        return new AuditRecord(sequence, auditEvent, previousHash, Hash(sequence, previousHash, auditEvent));
    }

    /// <summary>The record's own hash is the hash of what it says; what came before is another question.</summary>
    public static bool Matches(AuditRecord record) => Hash(record.Sequence, record.PreviousHash, record.Event).AsSpan().SequenceEqual(record.Hash);

    // Every field is preceded by its length, so that no two different events have the same encoding. Encoded whole and hashed at once: a
    // store does it while all other writers wait.
    private static byte[] Hash(long sequence, byte[] previousHash, AuditEvent auditEvent)
    {
        const int usual = 1024;
        ReadOnlySpan<string> rest = [auditEvent.Kind.ToString(), auditEvent.Actor, auditEvent.Subject, auditEvent.Reference, auditEvent.Detail];
        var most = Size(Version) + sizeof(long) + previousHash.Length + sizeof(long);
        foreach (var text in rest) most += Size(text);
        var buffer = most <= usual ? stackalloc byte[usual] : new byte[most];
        var at = Put(buffer, 0, Version);
        at = Put(buffer, at, sequence);
        previousHash.CopyTo(buffer[at..]);
        at = Put(buffer, at + previousHash.Length, auditEvent.At.ToUnixTimeMilliseconds());
        foreach (var text in rest) at = Put(buffer, at, text);
        return SHA256.HashData(buffer[..at]);
    }

    private static int Size(string text) => sizeof(long) + Encoding.UTF8.GetMaxByteCount(text.Length);

    private static int Put(Span<byte> buffer, int at, string text)
    {
        var start = at + sizeof(long);
        var length = Encoding.UTF8.GetBytes(text, buffer[start..]);
        Put(buffer, at, length);
        return start + length;
    }

    private static int Put(Span<byte> buffer, int at, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer[at..], number);
        return at + sizeof(long);
    }
}
