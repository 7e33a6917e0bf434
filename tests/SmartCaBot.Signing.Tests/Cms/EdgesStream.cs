using SmartCaBot.Signing.Tests.Pdf;

namespace SmartCaBot.Signing.Tests.Cms;

/// <summary>Takes what is written, and keeps its beginning and its end; what lies between must be zeros.</summary>
internal sealed class EdgesStream(int head, long zeros) : Stream
{
    private readonly MemoryStream _head = new();
    private readonly MemoryStream _tail = new();
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position { get => _written; set => throw new NotSupportedException(); }

    /// <summary>What was written, without the room it took.</summary>
    public SparseStream Written()
    {
        var between = zeros - 2 * head;
        return new(_head.ToArray(), between, _tail.ToArray());
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        foreach (var value in buffer.Span[..(int)Math.Clamp(head - _written, 0, buffer.Length)])
            _head.WriteByte(value);
        var kept = (int)Math.Clamp(head + (zeros - 2 * head) - _written, 0, buffer.Length);
        var from = (int)Math.Clamp(head - _written, 0, buffer.Length);
        Assert.False(buffer.Span[from..Math.Max(from, kept)].ContainsAnyExcept((byte)0));
        _tail.Write(buffer.Span[Math.Max(from, kept)..]);
        _written += buffer.Length;
        return ValueTask.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
