namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Some bytes, many zeros (or others), some bytes: a document of any size that takes no room.</summary>
internal sealed class SparseStream(byte[] head, long zeros, byte[] tail, byte fill = 0) : Stream
{
    public override long Position { get; set; }

    public override long Length => head.Length + zeros + tail.Length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public SparseStream Append(byte[] more) => new(head, zeros, [.. tail, .. more], fill);

    public override int Read(Span<byte> buffer)
    {
        var (part, start) = Position < head.Length ? (head, 0L) : (tail, head.Length + zeros);
        var count = (int)Math.Min(buffer.Length, Length - Position);
        if (Position >= head.Length && Position < start)
        {
            count = (int)Math.Min(count, start - Position);
            buffer[..count].Fill(fill);
        }
        else
        {
            var from = (int)(Position - start);
            count = Math.Min(count, part.Length - from);
            part.AsSpan(from, count).CopyTo(buffer);
        }
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
