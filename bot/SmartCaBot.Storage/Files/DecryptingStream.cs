using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Files;

/// <summary>Read-only and seekable; holds one chunk in memory. What it gives out has been authenticated.</summary>
internal sealed class DecryptingStream : Stream
{
    private readonly SafeFileHandle _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _additional;
    private readonly byte[] _nonce = new byte[12];
    private readonly byte[] _chunk = new byte[FileFormat.ChunkSize];
    private readonly byte[] _sealed = new byte[FileFormat.SealedChunkSize];
    private readonly long _size;
    private long _loaded = -1;
    private long _position;

    /// <exception cref="CryptographicException">Not the file that was stored: wrong length, damaged, another key.</exception>
    public DecryptingStream(SafeFileHandle file, StorageKeys keys, string conversationId, string fileId, long size)
    {
        if (RandomAccess.GetLength(file) != FileFormat.SizeOnDisk(size))
            throw new CryptographicException("A stored file has lost or gained bytes.");
        Span<byte> header = stackalloc byte[FileFormat.HeaderSize];
        RandomAccess.Read(file, header, 0);
        _file = file;
        _size = size;
        _cipher = FileFormat.Open(keys, header);
        _additional = FileFormat.Additional(conversationId, fileId);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => _size;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position >= _size)
            return 0;
        var index = _position / FileFormat.ChunkSize;
        if (index != _loaded)
            Decrypt(index, RandomAccess.Read(_file, Sealed(index).Span, Offset(index)));
        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= _size)
            return 0;
        var index = _position / FileFormat.ChunkSize;
        if (index != _loaded)
            Decrypt(index, await RandomAccess.ReadAsync(_file, Sealed(index), Offset(index), cancellationToken));
        return Copy(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _size + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_chunk);
        }
        base.Dispose(disposing);
    }

    private static long Offset(long index) => FileFormat.HeaderSize + (index * FileFormat.SealedChunkSize);

    private int PlainSize(long index) => (int)Math.Min(FileFormat.ChunkSize, _size - (index * FileFormat.ChunkSize));

    private Memory<byte> Sealed(long index) => _sealed.AsMemory(0, PlainSize(index) + FileFormat.TagSize);

    private void Decrypt(long index, int read)
    {
        var size = PlainSize(index);
        _loaded = -1;
        if (read != size + FileFormat.TagSize)
            throw new EndOfStreamException("A stored file ended early.");
        FileFormat.Name(index, last: index == FileFormat.ChunkCount(_size) - 1, _nonce, _additional);
        _cipher.Decrypt(
            _nonce, _sealed.AsSpan(0, size), _sealed.AsSpan(size, FileFormat.TagSize), _chunk.AsSpan(0, size), _additional);
        _loaded = index;
    }

    private int Copy(Span<byte> buffer)
    {
        var start = (int)(_position % FileFormat.ChunkSize);
        var count = Math.Min(buffer.Length, PlainSize(_loaded) - start);
        _chunk.AsSpan(start, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
