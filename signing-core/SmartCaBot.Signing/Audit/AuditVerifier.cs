using System.Security.Cryptography;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Audit;

/// <summary>Checks the whole audit log in one pass, keeping only the hashes since the last seal in memory.</summary>
public static class AuditVerifier
{
    /// <param name="store">The log.</param>
    /// <param name="sealPublicKey">SubjectPublicKeyInfo of the seal key, from the token or a copy kept elsewhere.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static Task<AuditVerdict> VerifyAsync(IAuditStore store, byte[] sealPublicKey, CancellationToken cancellationToken) =>
        VerifyAsync(store.ReadAsync(0, cancellationToken), sealPublicKey, isPart: false, [], cancellationToken);

    /// <summary>The same of records from elsewhere.</summary>
    public static Task<AuditVerdict> VerifyAsync(
        IAsyncEnumerable<AuditRecord> records, byte[] sealPublicKey, bool isPart, CancellationToken cancellationToken) =>
        VerifyAsync(records, sealPublicKey, isPart, [], cancellationToken);

    /// <param name="records">In their order.</param>
    /// <param name="sealPublicKey">SubjectPublicKeyInfo of the seal key.</param>
    /// <param name="isPart">
    /// Only some of the records: each must match its hash, follow the one before where that is there, and lie in order; what is left out cannot
    /// be known.
    /// </param>
    /// <param name="known">Heads noted elsewhere: they must stand in the log.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<AuditVerdict> VerifyAsync(
        IAsyncEnumerable<AuditRecord> records, byte[] sealPublicKey, bool isPart, IReadOnlyList<AuditHead> known, CancellationToken cancellationToken)
    {
        using var key = Key(sealPublicKey);
        AuditRecord? previous = null;
        var sealedUpTo = 0L;
        var unsealed = new Dictionary<long, byte[]>();
        var count = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            count++;
            if ((isPart ? DefectOfPart(previous, record) : Defect(previous, record)) is { } defect)
                return new AuditVerdict.Broken(Math.Min(record.Sequence, (previous?.Sequence ?? 0) + 1), defect);
            if (known.Any(head => head.Sequence == record.Sequence && !head.Hash.AsSpan().SequenceEqual(record.Hash)))
                return new AuditVerdict.Broken(record.Sequence, AuditDefect.OtherHistory);
            if (record.Event.Kind == AuditKind.Seal)
            {
                if (AuditSeal.Parse(record.Event.Detail) is not { } seal || seal.Sequence >= record.Sequence || !Holds(key, seal, unsealed))
                    return new AuditVerdict.Broken(record.Sequence, AuditDefect.FalseSeal);
                sealedUpTo = Math.Max(sealedUpTo, seal.Sequence);
                foreach (var covered in unsealed.Keys.Where(sequence => sequence < seal.Sequence).ToArray())
                    unsealed.Remove(covered);
            }
            unsealed[record.Sequence] = record.Hash;
            previous = record;
        }
        var last = previous?.Sequence ?? 0;
        return !isPart && known.Any(head => head.Sequence > last)
            ? new AuditVerdict.Broken(last + 1, AuditDefect.CutOff)
            : new AuditVerdict.Intact(count, sealedUpTo, previous is null ? null : new AuditHead(previous.Sequence, previous.Hash));
    }

    /// <summary>What a seal seals; null when it is none, or the key did not make it.</summary>
    public static AuditHead? HeadOf(string seal, byte[] sealPublicKey)
    {
        using var key = Key(sealPublicKey);
        return AuditSeal.Parse(seal) is { } parsed && key.VerifyHash(AuditSeal.Digest(parsed.Sequence, parsed.Hash), parsed.Signature)
            ? new AuditHead(parsed.Sequence, parsed.Hash)
            : null;
    }

    private static ECDsa Key(byte[] publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key;
    }

    private static AuditDefect? DefectOfPart(AuditRecord? previous, AuditRecord record)
    {
        if (record.Sequence <= (previous?.Sequence ?? 0))
            return AuditDefect.OutOfSequence;
        if (previous is not null && record.Sequence == previous.Sequence + 1 && !record.PreviousHash.AsSpan().SequenceEqual(previous.Hash))
            return AuditDefect.NotLinked;
        return AuditChain.Matches(record) ? null : AuditDefect.Changed;
    }

    private static AuditDefect? Defect(AuditRecord? previous, AuditRecord record)
    {
        var expected = AuditChain.Link(previous?.Head, record.Event);
        if (record.Sequence != expected.Sequence)
            return AuditDefect.OutOfSequence;
        if (!record.PreviousHash.AsSpan().SequenceEqual(expected.PreviousHash))
            return AuditDefect.NotLinked;
        return record.Hash.AsSpan().SequenceEqual(expected.Hash) ? null : AuditDefect.Changed;
    }

    // Two nodes may seal at once: the later seal then covers an earlier record, which the dictionary still has.
    private static bool Holds(ECDsa key, AuditSeal seal, Dictionary<long, byte[]> unsealed) =>
        (!unsealed.TryGetValue(seal.Sequence, out var hash) || hash.AsSpan().SequenceEqual(seal.Hash))
        && key.VerifyHash(AuditSeal.Digest(seal.Sequence, seal.Hash), seal.Signature);
}
