using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>Tables → a TrueType file: directory in order of the tags, tables on borders of four bytes, a checksum each.</summary>
internal static class FontFile
{
    public static byte[] Write(SortedDictionary<string, byte[]> tables)
    {
        var directory = 12 + 16 * tables.Count;
        var file = new byte[directory + tables.Values.Sum(table => Padded(table.Length))];
        var power = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        Write16(file, 4, tables.Count);
        Write16(file, 6, 16 << power);
        Write16(file, 8, power);
        Write16(file, 10, 16 * tables.Count - (16 << power));

        var entry = 12;
        var at = directory;
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            entry += 16;
            at += Padded(table.Length);
        }
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (var i = 0; i < words.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(words[i..]));
        return sum;
    }

    private static void Write16(byte[] file, int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
}
