namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>A document with bytes put in at one place, as if it were so already.</summary>
/// <param name="original">The document; seekable.</param>
/// <param name="at">Where.</param>
/// <param name="skip">Bytes of the original that give way.</param>
/// <param name="inserted">What stands there instead.</param>
internal sealed class SplicedStream(Stream original, long at, int skip, byte[] inserted) : Stream
{
    public override long Position { get; set; }

    public override long Length => original.Length - skip + inserted.Length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override int Read(Span<byte> buffer)
    {
        var into = Position - at;
        if (into >= 0 && into < inserted.Length)
        {
            var part = inserted.AsSpan((int)into, (int)Math.Min(buffer.Length, inserted.Length - into));
            part.CopyTo(buffer);
            Position += part.Length;
            return part.Length;
        }
        var before = into < 0;
        original.Position = before ? Position : Position - inserted.Length + skip;
        var count = original.Read(before ? buffer[..(int)Math.Min(buffer.Length, -into)] : buffer);
        Position += count;
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
