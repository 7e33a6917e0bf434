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
    private static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <param name="previous">The last record, or null when the log is empty.</param>
    /// <param name="auditEvent">What happened.</param>
    public static AuditRecord Link(AuditRecord? previous, AuditEvent auditEvent)
    {
        var sequence = (previous?.Sequence ?? 0) + 1;
        var previousHash = previous?.Hash ?? Start;
        return new AuditRecord(sequence, auditEvent, previousHash, Hash(sequence, previousHash, auditEvent));
    }

    /// <summary>The record's own hash is the hash of what it says; what came before is another question.</summary>
    public static bool Matches(AuditRecord record) => Hash(record.Sequence, record.PreviousHash, record.Event).AsSpan().SequenceEqual(record.Hash);

    // Every field is preceded by its length, so that no two different events have the same encoding.
    private static byte[] Hash(long sequence, byte[] previousHash, AuditEvent auditEvent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "smartcabot-audit-1");
        Add(hash, sequence);
        hash.AppendData(previousHash);
        Add(hash, auditEvent.At.ToUnixTimeMilliseconds());
        Add(hash, auditEvent.Kind.ToString());
        Add(hash, auditEvent.Actor);
        Add(hash, auditEvent.Subject);
        Add(hash, auditEvent.Reference);
        Add(hash, auditEvent.Detail);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
