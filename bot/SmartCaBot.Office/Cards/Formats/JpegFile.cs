using System.Buffers.Binary;

namespace SmartCaBot.Office.Cards.Formats;

/// <summary>
/// JPEG (ITU-T T.81, JFIF). Kept are tables, frames, scans and the colours' profile; of all that cameras write (Exif with the place, XMP, maker's
/// notes, a second picture or a film behind the end) only which way up the picture is, without which it would lie on its side.
/// </summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, StartOfImage, 0xFF]);

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        reader.Take(2);
        using var kept = new MemoryStream(file.Length);
        var (width, height, orientation, scans) = (0, 0, ExifOrientation.Upright, 0);
        while (true)
        {
            var marker = Marker(ref reader);
            if (marker == EndOfImage) break;
            var segment = reader.Take(Math.Max(reader.UInt16() - 2, -1));
            if (marker == App1) orientation = ExifOrientation.Find(segment) ?? orientation;
            if (IsFrame(marker)) (height, width) = Size(segment);
            if (IsKept(marker, segment)) Write(kept, marker, segment);
            if (marker != StartOfScan) continue;
            scans++;
            kept.Write(Scan(ref reader));
        }

        if (scans == 0 || width == 0 || height == 0) throw new BrokenPictureException();
        var turned = orientation >= ExifOrientation.FirstTurned;
        return new CleanPicture(PictureKind.Jpeg, turned ? height : width, turned ? width : height, Whole(kept, orientation));
    }

    private static byte[] Whole(MemoryStream kept, int orientation)
    {
        using var whole = new MemoryStream((int)kept.Length + 64);
        whole.Write([0xFF, StartOfImage]);
        if (orientation != ExifOrientation.Upright) Write(whole, App1, ExifOrientation.Segment(orientation));
        kept.WriteTo(whole);
        whole.Write([0xFF, EndOfImage]);
        return whole.ToArray();
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 => segment.StartsWith("JFIF\0"u8),
        App2 => segment.StartsWith("ICC_PROFILE\0"u8),
        App14 => segment.StartsWith("Adobe"u8),
        >= App1 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>SOF0 to SOF15; C4, C8 and CC among them are tables.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Height, int Width) Size(ReadOnlySpan<byte> frame) => frame.Length < 6
        ? throw new BrokenPictureException()
        : (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));

    private static byte Marker(ref ByteReader reader)
    {
        if (reader.Byte() != 0xFF) throw new BrokenPictureException();
        byte marker;
        do marker = reader.Byte();
        while (marker == 0xFF);
        // Markers without a length do not stand between segments.
        return marker is 0 or 0x01 or (>= 0xD0 and <= StartOfImage) ? throw new BrokenPictureException() : marker;
    }

    /// <summary>Coded picture data: to the next marker that is neither a stuffed byte nor a restart.</summary>
    private static ReadOnlySpan<byte> Scan(ref ByteReader reader)
    {
        var rest = reader.Rest;
        var at = 0;
        while (true)
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= rest.Length) throw new BrokenPictureException();
            at += next;
            if (rest[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))) return reader.Take(at);
            at += rest[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private static void Write(MemoryStream target, byte marker, ReadOnlySpan<byte> segment)
    {
        target.Write([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
        target.Write(segment);
    }
}
