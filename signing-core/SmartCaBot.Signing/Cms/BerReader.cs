namespace SmartCaBot.Signing.Cms;

/// <summary>A tag and length (X.690 8.1), read from a stream because what follows may be of any size.</summary>
/// <param name="At">Where the tag is.</param>
/// <param name="Tag">The one byte of it.</param>
/// <param name="ContentAt">Where the content begins.</param>
/// <param name="Length">Of the content; null for the indefinite form.</param>
internal readonly record struct BerHeader(long At, byte Tag, long ContentAt, long? Length)
{
    public bool IsConstructed => (Tag & 0x20) != 0;

    public bool IsEndOfContents => Tag == 0;
}

/// <summary>Walks over BER values without reading their contents.</summary>
internal sealed class BerReader(Stream stream)
{
    /// <summary>How deep values of indefinite length may lie in each other; a signature needs five.</summary>
    private const int MaxDepth = 12;

    /// <summary>
    /// Signers that stream write pieces of a kilobyte and more, and a few walks are made over them. Whoever writes millions of empty ones wants them
    /// to be walked.
    /// </summary>
    private const int FewestBytes = 64;
    private const int AnyFile = 10_000;

    private long _headersLeft = AnyFile + (stream.Length / FewestBytes);

    /// <exception cref="InvalidDataException">No such value is there.</exception>
    public BerHeader Header(long at)
    {
        if (--_headersLeft < 0)
            throw Malformed();
        stream.Position = at;
        var tag = Byte();
        if ((tag & 0x1F) == 0x1F)
            throw Malformed();
        int first = Byte();
        if (tag == 0 && first != 0)
            throw Malformed();
        if (first == 0x80)
            return (tag & 0x20) != 0 ? new(at, tag, at + 2, null) : throw Malformed();
        if (first < 0x80)
            return Definite(at, tag, at + 2, first);
        var bytes = first & 0x7F;
        if (bytes > 8)
            throw Malformed();
        long length = 0;
        for (var i = 0; i < bytes; i++)
            length = length >= 1L << 55 ? throw Malformed() : (length << 8) | Byte();
        return Definite(at, tag, at + 2 + bytes, length);
    }

    /// <exception cref="InvalidDataException">Another tag is there.</exception>
    public BerHeader Header(long at, byte tag)
    {
        var header = Header(at);
        return header.Tag == tag ? header : throw Malformed();
    }

    /// <summary>Where the value ends, its end-of-contents included.</summary>
    public long End(BerHeader header, int depth = 0)
    {
        if (header.Length is { } length)
            return header.ContentAt + length;
        if (depth >= MaxDepth)
            throw Malformed();
        var at = header.ContentAt;
        for (var next = Header(at); !next.IsEndOfContents; next = Header(at))
            at = End(next, depth + 1);
        return at + 2;
    }

    /// <summary>Where the content of the value ends.</summary>
    public long ContentEnd(BerHeader header) => header.Length is { } length ? header.ContentAt + length : End(header) - 2;

    /// <summary>A part that is small by nature.</summary>
    public byte[] Bytes(long from, long to, int max)
    {
        if (to < from || to - from > max)
            throw Malformed();
        var bytes = new byte[to - from];
        stream.Position = from;
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static InvalidDataException Malformed() => new("The signature is malformed.");

    private BerHeader Definite(long at, byte tag, long contentAt, long length) =>
        length <= stream.Length - contentAt ? new(at, tag, contentAt, length) : throw Malformed();

    private byte Byte()
    {
        var value = stream.ReadByte();
        return value >= 0 ? (byte)value : throw Malformed();
    }
}
