using System.Buffers.Binary;
using System.Text;

namespace SmartCaBot.Office.Tests.Cards;

/// <summary>Files of the shape of pictures, with what cameras write beside them. Nothing here decodes pixels.</summary>
internal static class TestPictures
{
    /// <summary>Stands where a camera writes the place, the owner, or a second picture.</summary>
    public const string Secret = "GPS 12.6667N 108.0383E Nguyen Thi Lan";

    public static byte[] Jpeg(int width = 1600, int height = 1000, int? orientation = null, byte shade = 7) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, Exif(orientation ?? 1)),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Bytes(Secret)]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Bytes(Secret)]),
        .. Segment(0xFE, Bytes(Secret)),
        .. Segment(0xDB, [0, .. Enumerable.Repeat(shade, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, 0xFF, 0xFF, 0xD1, 5,
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        6, 7,
        0xFF, 0xD9,
        .. Bytes(Secret),
    ];

    public static byte[] Png(int width = 1600, int height = 1000) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
        .. Chunk("IHDR", [.. Number(width), .. Number(height), 8, 2, 0, 0, 0]),
        .. Chunk("tEXt", Bytes(Secret)), .. Chunk("eXIf", Bytes(Secret)), .. Chunk("sRGB", [0]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
        .. Bytes(Secret),
    ];

    public static byte[] WebP(int width = 1600, int height = 1000)
    {
        byte[] frame = [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 42];
        byte[] body =
        [
            .. "WEBP"u8, .. Riff("VP8X", [0x2C, 0, 0, 0, 1, 2, 3, 4, 5, 6]), .. Riff("VP8 ", frame), .. Riff("EXIF", Bytes(Secret)), .. Riff("XMP ", Bytes(Secret)),
        ];
        return [.. "RIFF"u8, .. Little(body.Length), .. body, .. Bytes(Secret)];
    }

    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0];

    private static byte[] Exif(int orientation) =>
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, 4, 0, 0, 0, 1, 2, 3, 4,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0, .. Bytes(Secret),
    ];

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data) => [.. Number(data.Length), .. Bytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Riff(string type, byte[] data) => [.. Bytes(type), .. Little(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
