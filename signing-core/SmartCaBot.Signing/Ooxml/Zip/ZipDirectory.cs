using System.Buffers.Binary;
using System.Text;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Ooxml.Zip;

/// <summary>
/// Reads the directory of a ZIP archive (APPNOTE 6.3) strictly: the items stand one behind another, say of themselves what the directory
/// says of them, and fill the file. So whoever reads it from the front, from the directory or by repairing it sees the same.
/// </summary>
internal static class ZipDirectory
{
    public const uint LocalMark = 0x04034B50;
    public const uint RecordMark = 0x02014B50;
    public const uint EndMark = 0x06054B50;

    private const uint DescriptorMark = 0x08074B50;
    private const int DescriptorSize = 12;

    public const int LocalSize = 30;
    public const int RecordSize = 46;
    public const int EndSize = 22;

    /// <summary>Extra fields that say sizes, place or name a second time (APPNOTE 4.5.3, 4.6.9): programs differ in which they believe.</summary>
    private const int Zip64Extra = 0x0001;
    private const int UnicodePathExtra = 0x7075;

    private const int EncryptedFlags = 0x2041;
    private const int DescriptorFlag = 0x08;
    private const int Utf8Flag = 0x800;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="archive">Seekable.</param>
    /// <param name="maxItems">How many there may be.</param>
    /// <returns>In the order of the file.</returns>
    /// <exception cref="PackageException">It is none, or none that is read here.</exception>
    public static IReadOnlyList<ZipItem> Read(Stream archive, int maxItems)
    {
        if (archive.Length < EndSize)
            throw PackageException.Damaged("no directory");
        var end = Bytes(archive, archive.Length - EndSize, EndSize);
        if (Long(end, 0) != EndMark)
            throw PackageException.Damaged("no directory at the end");
        var (count, size, at) = (Short(end, 10), Long(end, 12), Long(end, 16));
        if (count == ushort.MaxValue || at == uint.MaxValue || Short(end, 4) != 0 || Short(end, 6) != 0 || Short(end, 8) != count || Short(end, 20) != 0)
            throw PackageException.Unsupported("an archive in several volumes, with a comment, or ZIP64");
        if (at + (long)size != archive.Length - EndSize)
            throw PackageException.Damaged("the directory is not where it should be");
        if (count > maxItems || size > maxItems * 1024L)
            throw PackageException.Unsupported("too many items");
        return Items(archive, Bytes(archive, at, (int)size), count, at);
    }

    private static List<ZipItem> Items(Stream archive, byte[] directory, int count, long end)
    {
        var records = new List<ReadOnlyMemory<byte>>(count);
        for (var at = 0; at < directory.Length;)
        {
            if (directory.Length - at < RecordSize || Long(directory, at) != RecordMark)
                throw PackageException.Damaged("the directory is malformed");
            var length = RecordSize + Short(directory, at + 28) + Short(directory, at + 30) + Short(directory, at + 32);
            if (length > directory.Length - at)
                throw PackageException.Damaged("the directory is cut off");
            records.Add(directory.AsMemory(at, length));
            at += length;
        }
        if (records.Count != count)
            throw PackageException.Damaged("the directory has another number of items");
        records.Sort((a, b) => Long(a.Span, 42).CompareTo(Long(b.Span, 42)));
        return [.. records.Select((record, i) => Item(
            archive, record, i == 0 ? 0 : Long(record.Span, 42), i + 1 < records.Count ? Long(records[i + 1].Span, 42) : end))];
    }

    private static ZipItem Item(Stream archive, ReadOnlyMemory<byte> record, long at, long end)
    {
        var (flags, method) = (Short(record.Span, 8), Short(record.Span, 10));
        if ((flags & EncryptedFlags) != 0)
            throw new PackageException(DocumentRefusal.Encrypted, "an encrypted item");
        var (crc, packed, size) = (Long(record.Span, 16), Long(record.Span, 20), Long(record.Span, 24));
        if (method is not (0 or 8) || packed == uint.MaxValue || size == uint.MaxValue || Short(record.Span, 34) != 0)
            throw PackageException.Unsupported("an item packed in a way that packages do not allow");
        if (Long(record.Span, 42) != at || end - at < LocalSize)
            throw PackageException.Damaged("an item is not where it should be");
        var local = Bytes(archive, at, LocalSize);
        var nameLength = Short(record.Span, 28);
        var dataAt = at + LocalSize + Short(local, 26) + Short(local, 28);
        if (Long(local, 0) != LocalMark || Short(local, 26) != nameLength || dataAt > end
            || !Bytes(archive, at + LocalSize, nameLength).AsSpan().SequenceEqual(record.Span.Slice(RecordSize, nameLength)))
            throw PackageException.Damaged("an item has another name than the directory says");
        CheckExtra(record.Span.Slice(RecordSize + nameLength, Short(record.Span, 30)));
        CheckExtra(Bytes(archive, at + LocalSize + nameLength, Short(local, 28)));
        var isStreamed = (flags & DescriptorFlag) != 0;
        if (Short(local, 6) != flags || Short(local, 8) != method || !(Says(local.AsSpan(14), crc, packed, size) || (isStreamed && Says(local.AsSpan(14), 0, 0, 0))))
            throw PackageException.Damaged("an item says something else than the directory");
        if (method == 0 && (packed != size || isStreamed))
            throw PackageException.Damaged("an item that is not packed has no end of its own");
        var behind = end - dataAt - packed;
        if (behind != 0 && !(isStreamed && behind is DescriptorSize or DescriptorSize + 4 && IsDescriptor(Bytes(archive, dataAt + packed, (int)behind), crc, packed, size)))
            throw PackageException.Damaged("bytes between the items that belong to none");
        return new(Name(record.Span.Slice(RecordSize, nameLength), flags), method, crc, packed, size, at, dataAt, end, record);
    }

    /// <summary>Checksum and sizes behind the data, with a mark before them or without (APPNOTE 4.3.9).</summary>
    private static bool IsDescriptor(ReadOnlySpan<byte> bytes, uint crc, uint packed, uint size) =>
        bytes.Length == DescriptorSize ? Says(bytes, crc, packed, size) : Long(bytes, 0) == DescriptorMark && Says(bytes[4..], crc, packed, size);

    private static bool Says(ReadOnlySpan<byte> bytes, uint crc, uint packed, uint size) =>
        Long(bytes, 0) == crc && Long(bytes, 4) == packed && Long(bytes, 8) == size;

    private static void CheckExtra(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var (id, length) = (Short(extra, 0), Short(extra, 2));
            if (id is Zip64Extra or UnicodePathExtra || length > extra.Length - 4)
                throw PackageException.Unsupported("an item that says of itself two things");
            extra = extra[(4 + length)..];
        }
        // Aligned archives are filled up with less than a field.
        if (extra.ContainsAnyExcept((byte)0))
            throw PackageException.Unsupported("an item that says of itself two things");
    }

    private static string Name(ReadOnlySpan<byte> name, int flags)
    {
        try
        {
            return (flags & Utf8Flag) != 0 || Ascii.IsValid(name)
                ? Utf8.GetString(name)
                : throw PackageException.Unsupported("an item's name is in no known encoding");
        }
        catch (DecoderFallbackException)
        {
            throw PackageException.Damaged("an item's name is no UTF-8");
        }
    }

    private static byte[] Bytes(Stream archive, long at, int count)
    {
        var bytes = new byte[count];
        archive.Position = at;
        if (at + count > archive.Length)
            throw PackageException.Damaged("the archive is cut off");
        archive.ReadExactly(bytes);
        return bytes;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
