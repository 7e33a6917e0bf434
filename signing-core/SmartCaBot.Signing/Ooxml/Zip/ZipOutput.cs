using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Ooxml.Zip;

/// <summary>Writes an archive of items that are copied as they are, packed, and of new ones.</summary>
internal sealed class ZipOutput(Stream output)
{
    /// <summary>Version 2.0: deflate (APPNOTE 4.4.3.2).</summary>
    private const ushort Version = 20;

    /// <summary>1 January 1980, the first day that an archive can tell; what Office writes.</summary>
    private const ushort Date = (1 << 5) | 1;

    private readonly List<byte[]> _records = [];
    private long _at;

    /// <summary>Header, data and descriptor, byte for byte.</summary>
    public async ValueTask CopyAsync(Stream archive, ZipItem item, CancellationToken cancellationToken)
    {
        var record = item.Record.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), Offset());
        _records.Add(record);
        await RangePump.RunAsync(archive, item.At, item.End - item.At, digest: null, output, cancellationToken);
        _at += item.End - item.At;
    }

    /// <param name="name">In ASCII.</param>
    /// <param name="content">Small.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public async ValueTask AddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        var isPacked = packed.Length < content.Length;
        var data = isPacked ? packed.ToArray() : content;
        var bytes = Encoding.ASCII.GetBytes(name);

        var common = new byte[26];
        Shorts(common, 0, Version, 0, isPacked ? (ushort)8 : (ushort)0, 0, Date);
        Longs(common, 10, Crc32.Of(content), (uint)data.Length, (uint)content.Length);
        Shorts(common, 22, (ushort)bytes.Length, 0);
        var record = new byte[ZipDirectory.RecordSize + bytes.Length];
        Longs(record, 0, ZipDirectory.RecordMark);
        Shorts(record, 4, Version);
        common.CopyTo(record, 6);
        Longs(record, 42, Offset());
        bytes.CopyTo(record, ZipDirectory.RecordSize);
        _records.Add(record);

        var mark = new byte[4];
        Longs(mark, 0, ZipDirectory.LocalMark);
        foreach (var part in (byte[][])[mark, common, bytes, data])
            await output.WriteAsync(part, cancellationToken);
        _at += ZipDirectory.LocalSize + bytes.Length + data.Length;
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        var (count, size) = ((ushort)_records.Count, (uint)_records.Sum(r => r.Length));
        foreach (var record in _records)
            await output.WriteAsync(record, cancellationToken);
        var end = new byte[ZipDirectory.EndSize];
        Longs(end, 0, ZipDirectory.EndMark);
        Shorts(end, 8, count, count);
        Longs(end, 12, size, Offset());
        await output.WriteAsync(end, cancellationToken);
    }

    private uint Offset() => checked((uint)_at);

    private static void Shorts(byte[] bytes, int at, params ReadOnlySpan<ushort> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
            at += 2;
        }
    }

    private static void Longs(byte[] bytes, int at, params ReadOnlySpan<uint> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
            at += 4;
        }
    }
}
