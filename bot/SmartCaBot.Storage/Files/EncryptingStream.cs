using System.Security.Cryptography;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Files;

/// <summary>Write-only: encrypts chunk by chunk into a file. Nothing is complete before <see cref="FinishAsync"/>.</summary>
internal sealed class EncryptingStream : Stream
{
    private readonly FileStream _target;
    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly byte[] _additional;
    private readonly byte[] _nonce = new byte[12];
    private readonly byte[] _chunk = new byte[FileFormat.ChunkSize];
    private readonly byte[] _sealed = new byte[FileFormat.SealedChunkSize];
    private int _filled;
    private long _index;

    public EncryptingStream(FileStream target, StorageKeys keys, string conversationId, string fileId)
    {
        _target = target;
        _header = FileFormat.NewHeader(keys);
        _cipher = FileFormat.Open(keys, _header);
        _additional = FileFormat.Additional(conversationId, fileId);
    }

    /// <summary>Bytes written so far, before encryption.</summary>
    public long Size { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Size;
    public override long Position { get => Size; set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits for more, because the last one is sealed differently.
            if (_filled == _chunk.Length)
                await _target.WriteAsync(Seal(last: false), cancellationToken);
            buffer = buffer[Take(buffer.Span)..];
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == _chunk.Length)
                _target.Write(Seal(last: false).Span);
            buffer = buffer[Take(buffer)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the last chunk and brings everything to the disk.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await _target.WriteAsync(Seal(last: true), cancellationToken);
        await _target.FlushAsync(cancellationToken);
        _target.Flush(flushToDisk: true);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_chunk);
        }
        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _chunk.Length - _filled);
        buffer[..count].CopyTo(_chunk.AsSpan(_filled));
        _filled += count;
        Size += count;
        return count;
    }

    private ReadOnlyMemory<byte> Seal(bool last)
    {
        if (_index == 0)
            _target.Write(_header);
        FileFormat.Name(_index, last, _nonce, _additional);
        _cipher.Encrypt(
            _nonce, _chunk.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, FileFormat.TagSize), _additional);
        var size = _filled + FileFormat.TagSize;
        _index++;
        _filled = 0;
        return _sealed.AsMemory(0, size);
    }
}
