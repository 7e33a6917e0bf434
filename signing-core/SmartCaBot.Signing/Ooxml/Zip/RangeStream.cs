namespace SmartCaBot.Signing.Ooxml.Zip;

/// <summary>A part of a seekable stream, read once. Its last bytes come one by one, so that whoever unpacks it stands where the packed data end.</summary>
internal sealed class RangeStream(Stream source, long at, long length) : Stream
{
    private const int OneByOne = 16;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        source.Position = at + _read;
        var left = length - _read;
        var count = source.Read(buffer[..(int)Math.Min(buffer.Length, left > OneByOne ? left - OneByOne : Math.Min(left, 1))]);
        _read += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
