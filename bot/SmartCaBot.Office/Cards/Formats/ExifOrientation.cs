using System.Buffers.Binary;

namespace SmartCaBot.Office.Cards.Formats;

/// <summary>Which way up a picture is (Exif 2.32, tag 0x0112): 1 to 8; from 5 on it is turned by a quarter.</summary>
internal static class ExifOrientation
{
    public const int Upright = 1;
    public const int FirstTurned = 5;

    private const int Last = 8;
    private const int Tag = 0x0112;
    private const int EntrySize = 12;

    private static ReadOnlySpan<byte> Header => "Exif\0\0"u8;

    /// <summary>Null when the segment does not say, or is broken: then the picture is shown as it lies.</summary>
    public static int? Find(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Header)) return null;
        var tiff = segment[Header.Length..];
        if (tiff.Length < 8) return null;
        var isLittle = tiff.StartsWith("II"u8);
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return null;
        var entries = tiff[(int)directory..];
        var count = UInt16(entries, isLittle);
        entries = entries[2..];
        for (var i = 0; i < count && entries.Length >= EntrySize; i++, entries = entries[EntrySize..])
        {
            if (UInt16(entries, isLittle) != Tag) continue;
            var value = UInt16(entries[8..], isLittle);
            return value is >= Upright and <= Last ? value : null;
        }

        return null;
    }

    /// <summary>An Exif segment that says this and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        .. Header,
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1,
        Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static int UInt16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
