namespace SmartCaBot.Signing.Pdf.LongTerm;

/// <summary>A document with updates behind it that are not written yet, as one file to read.</summary>
internal sealed class AppendedStream(Stream document, long length, byte[] updates) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length + updates.Length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (Position < length)
        {
            document.Position = Position;
            read = document.Read(buffer[..(int)Math.Min(buffer.Length, length - Position)]);
        }
        else
        {
            var rest = updates.AsSpan((int)(Math.Min(Position, Length) - length));
            read = Math.Min(rest.Length, buffer.Length);
            rest[..read].CopyTo(buffer);
        }
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
