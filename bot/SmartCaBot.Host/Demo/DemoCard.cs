using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SmartCaBot.Host.Demo;

/// <summary>A drawn rectangle of a card's shape as a PNG picture, for where a photo of one is asked for. No two shades are the same picture.</summary>
internal static class DemoCard
{
    private const int Width = 1000;
    private const int Height = 630;
    private const uint CrcPolynomial = 0xEDB88320;

    /// <param name="shade">Of grey, 0 to 255.</param>
    public static byte[] Make(byte shade)
    {
        using var picture = new MemoryStream();
        picture.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        Write(picture, "IHDR", header);
        Write(picture, "IDAT", Pixels(shade));
        Write(picture, "IEND", []);
        return picture.ToArray();
    }

    /// <summary>Rows of grey, each after its filter's number.</summary>
    private static byte[] Pixels(byte shade)
    {
        var rows = new byte[(Width + 1) * Height];
        Array.Fill(rows, shade);
        for (var row = 0; row < Height; row++) rows[row * (Width + 1)] = 0;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Write(MemoryStream target, string type, byte[] data)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        target.Write(number);
        target.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        target.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
        }

        return ~crc;
    }
}
