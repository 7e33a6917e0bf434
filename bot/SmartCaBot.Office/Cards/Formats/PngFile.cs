using System.Buffers.Binary;

namespace SmartCaBot.Office.Cards.Formats;

/// <summary>PNG (ISO/IEC 15948). Kept are the chunks without which it would not look the same; texts, times, Exif and all that is unknown go.</summary>
internal static class PngFile
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT"];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        using var kept = new MemoryStream(file.Length);
        kept.Write(reader.Take(Signature.Length));
        var (width, height, hasData) = (0, 0, false);
        while (true)
        {
            var chunk = reader.Rest;
            var length = reader.Length32();
            var type = System.Text.Encoding.ASCII.GetString(reader.Take(4));
            var data = reader.Take(length);
            reader.Take(4);
            if (width == 0)
            {
                if (type != "IHDR" || length != 13) throw new BrokenPictureException();
                (width, height) = (Length(data), Length(data[4..]));
                if (width == 0 || height == 0) throw new BrokenPictureException();
            }

            hasData |= type == "IDAT";
            if (Kept.Contains(type)) kept.Write(chunk[..(length + 12)]);
            if (type == "IEND") break;
        }

        return hasData ? new CleanPicture(PictureKind.Png, width, height, kept.ToArray()) : throw new BrokenPictureException();
    }

    private static int Length(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes) is <= int.MaxValue and var value ? (int)value : throw new BrokenPictureException();
}
