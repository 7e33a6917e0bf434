using System.Buffers.Binary;

namespace SmartCaBot.Office.Cards.Formats;

/// <summary>WebP (RFC 9649). Kept are the picture, its transparency and its colours' profile; Exif, XMP, moving pictures and what is unknown go.</summary>
internal static class WebPFile
{
    private const int HeaderSize = 12;
    private const byte HasProfile = 0x20;
    private const byte HasAlpha = 0x10;

    public static bool Is(ReadOnlySpan<byte> file) =>
        file.Length >= HeaderSize && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8);

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var header = new ByteReader(file);
        header.Take(4);
        var size = header.Length32LittleEndian();
        if (size < 4 || size > file.Length - 8) throw new BrokenPictureException();
        var reader = new ByteReader(file[..(size + 8)]);
        reader.Take(HeaderSize);
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..HeaderSize]);
        (int Width, int Height)? dimensions = null;
        while (!reader.IsAtEnd)
        {
            var type = reader.Take(4);
            var length = reader.Length32LittleEndian();
            var data = reader.Take(length);
            if (length % 2 == 1 && !reader.IsAtEnd) reader.Take(1);
            if (!IsKept(type)) continue;
            var isExtended = type.SequenceEqual("VP8X"u8);
            if (!isExtended && !type.SequenceEqual("ICCP"u8) && !type.SequenceEqual("ALPH"u8)) dimensions = Dimensions(type, data);
            Write(kept, type, isExtended ? Flags(data) : data);
        }

        if (dimensions is not { Width: > 0, Height: > 0 } shown) throw new BrokenPictureException();
        var content = kept.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), content.Length - 8);
        return new CleanPicture(PictureKind.WebP, shown.Width, shown.Height, content);
    }

    private static bool IsKept(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("VP8X"u8) || type.SequenceEqual("ALPH"u8) || type.SequenceEqual("ICCP"u8);

    /// <summary>Says no longer that there is what was taken out.</summary>
    private static byte[] Flags(ReadOnlySpan<byte> extended)
    {
        if (extended.Length != 10) throw new BrokenPictureException();
        var flags = extended.ToArray();
        flags[0] &= HasProfile | HasAlpha;
        return flags;
    }

    /// <summary>VP8 (RFC 6386, 9.1): a key frame's start code, then 14 bits each. VP8L: a signature byte, then 14 bits each less one.</summary>
    private static (int Width, int Height) Dimensions(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("VP8L"u8))
        {
            if (data.Length < 5 || data[0] != 0x2F) throw new BrokenPictureException();
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        if (data.Length < 10 || (data[0] & 1) != 0 || !data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])) throw new BrokenPictureException();
        return (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
    }

    private static void Write(MemoryStream target, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        target.Write(type);
        target.Write(length);
        target.Write(data);
        if (data.Length % 2 == 1) target.WriteByte(0);
    }
}
