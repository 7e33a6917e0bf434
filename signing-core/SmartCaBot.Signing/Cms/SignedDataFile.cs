using System.Formats.Asn1;
using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// A SignedData of any size in a stream (RFC 5652 5.1): its content stays where it is, the rest is small. BER is accepted, because
/// signers that stream write the content in pieces of indefinite length.
/// </summary>
internal sealed class SignedDataFile
{
    private const int MaxHead = 16 << 10;
    private const int MaxTail = 4 << 20;

    private readonly Stream _stream;
    private readonly BerHeader? _content;

    private SignedDataFile(Stream stream, SignedDataParts parts, BerHeader? content)
    {
        (_stream, Parts, _content) = (stream, parts, content);
        ContentLength = Segments().Sum(segment => segment.Length);
    }

    public SignedDataParts Parts { get; }

    /// <summary>False: the signature is detached.</summary>
    public bool HasContent => _content is not null;

    /// <summary>Bytes.</summary>
    public long ContentLength { get; }

    /// <summary>Null when it is no SignedData over id-data, is malformed, or something follows it.</summary>
    public static SignedDataFile? Read(Stream stream)
    {
        try
        {
            return Open(stream, new BerReader(stream));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException || SignedDataReader.IsMalformed(e))
        {
            return null;
        }
    }

    /// <summary>Passes the content once, from beginning to end.</summary>
    public async ValueTask PumpContentAsync(IncrementalHash? digest, Stream? output, CancellationToken cancellationToken)
    {
        foreach (var (at, length) in Segments())
            await RangePump.RunAsync(_stream, at, length, digest, output, cancellationToken);
    }

    private static SignedDataFile? Open(Stream stream, BerReader reader)
    {
        var outer = reader.Header(0, 0x30);
        if (reader.End(outer) != stream.Length || Oid(reader, outer.ContentAt, out var at) != CmsOids.SignedData)
            return null;
        var body = reader.Header(reader.Header(at, 0xA0).ContentAt, 0x30);
        var bodyEnd = reader.ContentEnd(body);
        var digests = reader.Header(reader.End(reader.Header(body.ContentAt, 0x02)), 0x31);
        var headEnd = reader.End(digests);
        var info = reader.Header(headEnd, 0x30);
        var infoEnd = reader.End(info);
        if (Oid(reader, info.ContentAt, out at) != CmsOids.Data)
            return null;
        BerHeader? content = at < reader.ContentEnd(info) ? reader.Header(reader.Header(at, 0xA0).ContentAt) : null;
        if (content is { Tag: not (0x04 or 0x24) })
            return null;
        var parts = SignedDataParts.Read(reader.Bytes(body.ContentAt, headEnd, MaxHead), reader.Bytes(infoEnd, bodyEnd, MaxTail));
        return new(stream, parts, content);
    }

    private static string Oid(BerReader reader, long at, out long next)
    {
        var header = reader.Header(at, 0x06);
        next = reader.End(header);
        return new AsnReader(reader.Bytes(at, next, 64), AsnEncodingRules.BER).ReadObjectIdentifier();
    }

    private IEnumerable<(long At, long Length)> Segments() => _content is { } content ? Segments(new BerReader(_stream), content, 0) : [];

    /// <summary>X.690 8.7: an OCTET STRING is its bytes, or is made of such.</summary>
    private static IEnumerable<(long At, long Length)> Segments(BerReader reader, BerHeader octets, int depth)
    {
        if (!octets.IsConstructed)
        {
            yield return (octets.ContentAt, octets.Length ?? throw BerReader.Malformed());
            yield break;
        }
        if (depth > 3)
            throw BerReader.Malformed();
        var end = reader.ContentEnd(octets);
        for (var at = octets.ContentAt; at < end;)
        {
            var piece = reader.Header(at);
            if (piece.Tag is not (0x04 or 0x24))
                throw BerReader.Malformed();
            foreach (var segment in Segments(reader, piece, depth + 1))
                yield return segment;
            at = reader.End(piece);
        }
    }
}
