namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Bytes with a position, read through a small window: the document itself is never held in memory.</summary>
internal sealed class PdfSource
{
    private readonly Stream stream;
    private readonly PdfLimits limits;
    private readonly byte[] window;
    private long windowStart;
    private int windowCount;

    /// <param name="stream">Seekable. Only this object may move it while reading.</param>
    /// <param name="length">How much of the stream belongs to the document (a revision is a shorter document).</param>
    /// <param name="limits">Charged for every byte fetched.</param>
    public PdfSource(Stream stream, long length, PdfLimits limits)
    {
        (this.stream, this.limits, Length) = (stream, limits, length);
        window = new byte[8192];
    }

    /// <summary>What is in memory already is its own window, and charged by whoever reads of it.</summary>
    public PdfSource(byte[] data, PdfLimits limits)
    {
        (stream, this.limits, Length) = (Stream.Null, limits, data.Length);
        (window, windowCount) = (data, data.Length);
    }

    public long Length { get; }

    public long Position { get; set; }

    /// <summary>The byte at the position, or -1 at the end.</summary>
    public int Peek()
    {
        var index = Position - windowStart;
        return (ulong)index < (ulong)windowCount ? window[index] : Fetch();
    }

    public int Next()
    {
        var value = Peek();
        if (value >= 0)
            Position++;
        return value;
    }

    public byte[] Read(long offset, int count)
    {
        if (offset < 0 || count < 0 || offset > Length - count)
            throw PdfException.Damaged("a part lies outside of the file");
        limits.Parsed(count);
        var bytes = new byte[count];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private int Fetch()
    {
        if (Position < 0 || Position >= Length)
            return -1;
        stream.Position = Position;
        windowStart = Position;
        windowCount = stream.ReadAtLeast(window.AsSpan(0, (int)Math.Min(window.Length, Length - Position)), 1, throwOnEndOfStream: false);
        limits.Parsed(windowCount);
        return windowCount > 0 ? window[0] : -1;
    }
}
