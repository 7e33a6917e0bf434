using System.Buffers;
using System.IO.Compression;

namespace SmartCaBot.Signing.Ooxml.Zip;

/// <summary>One item of an archive.</summary>
/// <param name="Name">As the archive has it.</param>
/// <param name="Method">0: stored; 8: deflated.</param>
/// <param name="Crc">Of the content.</param>
/// <param name="Packed">Bytes of the data as stored.</param>
/// <param name="Size">Bytes of the content.</param>
/// <param name="At">Where its header begins.</param>
/// <param name="DataAt">Where its data begin.</param>
/// <param name="End">Where the next item begins.</param>
/// <param name="Record">Its record in the directory.</param>
internal sealed record ZipItem(
    string Name, int Method, uint Crc, long Packed, long Size, long At, long DataAt, long End, ReadOnlyMemory<byte> Record)
{
    private const int BufferSize = 64 << 10;

    /// <summary>The whole content, bounded by what the directory says.</summary>
    /// <exception cref="PackageException">It cannot be unpacked, or is not what the directory says.</exception>
    public void Read(Stream archive, Action<ReadOnlySpan<byte>> sink, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var (left, crc) = (Size, 0u);
        try
        {
            using var data = new RangeStream(archive, DataAt, Packed);
            using var content = Method == 0 ? (Stream)data : new DeflateStream(data, CompressionMode.Decompress);
            for (var count = content.Read(buffer); count > 0; count = content.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((left -= count) < 0)
                    throw PackageException.Damaged("an item is longer than the directory says");
                crc = Crc32.Of(buffer.AsSpan(0, count), crc);
                sink(buffer.AsSpan(0, count));
            }
            if (data.Position != Packed)
                throw PackageException.Damaged("bytes behind an item's data");
        }
        catch (InvalidDataException)
        {
            throw PackageException.Damaged("an item cannot be unpacked");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (left != 0 || crc != Crc)
            throw PackageException.Damaged("an item is not what the directory says");
    }

    /// <param name="archive">The archive.</param>
    /// <param name="most">Longest content that is taken into memory.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public byte[] ReadAll(Stream archive, int most, CancellationToken cancellationToken)
    {
        if (Size > most)
            throw PackageException.Unsupported("an item that describes the package is too large");
        var content = new MemoryStream((int)Size);
        Read(archive, content.Write, cancellationToken);
        return content.ToArray();
    }
}
