using System.Formats.Asn1;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// The elements of a SignedData around its content (RFC 5652 5.1), each as it was encoded: what somebody signed with keeps its
/// bytes when another signer is added.
/// </summary>
/// <param name="Version">1, or 3 when an element needs it.</param>
/// <param name="DigestAlgorithms">Each AlgorithmIdentifier.</param>
/// <param name="Certificates">Each choice.</param>
/// <param name="Crls">Each choice.</param>
/// <param name="Signers">Each SignerInfo.</param>
internal sealed record SignedDataParts(
    int Version,
    IReadOnlyList<ReadOnlyMemory<byte>> DigestAlgorithms,
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates,
    IReadOnlyList<ReadOnlyMemory<byte>> Crls,
    IReadOnlyList<ReadOnlyMemory<byte>> Signers)
{
    private const int MaxSigners = 64;

    /// <summary>Of one kind; a value of two bytes takes far more than that in memory.</summary>
    private const int MaxValues = 256;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <param name="head">version and digestAlgorithms.</param>
    /// <param name="tail">What follows encapContentInfo.</param>
    /// <exception cref="AsnContentException">They are not that.</exception>
    /// <exception cref="InvalidDataException">There are too many signers, or other values.</exception>
    public static SignedDataParts Read(byte[] head, byte[] tail)
    {
        var first = new AsnReader(head, AsnEncodingRules.BER);
        if (!first.TryReadInt32(out var version) || version is < 1 or > 5)
            throw BerReader.Malformed();
        var digests = Set(first.ReadSetOf(skipSortOrderValidation: true));
        first.ThrowIfNotEmpty();
        var last = new AsnReader(tail, AsnEncodingRules.BER);
        var certificates = Optional(last, Zero);
        var crls = Optional(last, One);
        var signers = Set(last.ReadSetOf(skipSortOrderValidation: true));
        last.ThrowIfNotEmpty();
        return signers.Count <= MaxSigners ? new(version, digests, certificates, crls, signers) : throw BerReader.Malformed();
    }

    /// <summary>These, and the other's behind them; what both have is there once.</summary>
    public SignedDataParts Add(SignedDataParts other) => new(
        Math.Max(Version, other.Version),
        Union(DigestAlgorithms, other.DigestAlgorithms),
        Union(Certificates, other.Certificates),
        Union(Crls, other.Crls),
        Union(Signers, other.Signers));

    public byte[] EncodeHead()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        writer.WriteInteger(Version);
        using (writer.PushSetOf())
            Write(writer, DigestAlgorithms);
        return writer.Encode();
    }

    public byte[] EncodeTail()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        if (Certificates.Count > 0)
        {
            using (writer.PushSetOf(Zero))
                Write(writer, Certificates);
        }
        if (Crls.Count > 0)
        {
            using (writer.PushSetOf(One))
                Write(writer, Crls);
        }
        using (writer.PushSetOf())
            Write(writer, Signers);
        return writer.Encode();
    }

    private static void Write(AsnWriter writer, IEnumerable<ReadOnlyMemory<byte>> values)
    {
        foreach (var value in values)
            writer.WriteEncodedValue(value.Span);
    }

    private static List<ReadOnlyMemory<byte>> Optional(AsnReader reader, Asn1Tag tag) =>
        reader.HasData && reader.PeekTag().HasSameClassAndValue(tag) ? Set(reader.ReadSetOf(skipSortOrderValidation: true, tag)) : [];

    private static List<ReadOnlyMemory<byte>> Set(AsnReader set)
    {
        List<ReadOnlyMemory<byte>> values = [.. CertificateSet.Split(set).Take(MaxValues + 1)];
        return values.Count <= MaxValues ? values : throw BerReader.Malformed();
    }

    private static List<ReadOnlyMemory<byte>> Union(IReadOnlyList<ReadOnlyMemory<byte>> ours, IReadOnlyList<ReadOnlyMemory<byte>> theirs) =>
        [.. ours, .. theirs.Where(value => !ours.Any(known => known.Span.SequenceEqual(value.Span)))];
}
