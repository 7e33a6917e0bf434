using System.Buffers.Binary;

namespace SmartCaBot.Signing.Ooxml;

/// <summary>A compound file (MS-CFB), in which Office puts a document with a password (MS-OFFCRYPTO 2.3.4.4).</summary>
internal static class CompoundFile
{
    private const int HeaderSize = 512;

    private static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly byte[] Encrypted = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith(Mark);

    /// <summary>Its directory names an encrypted package. Old Office documents (.doc, .xls) are compound files too.</summary>
    public static bool IsEncryptedPackage(Stream file)
    {
        var header = new byte[HeaderSize];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !IsOne(header))
            return false;
        var (shift, sector) = (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x1E)), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x30)));
        var at = shift is 9 or 12 ? (sector + 1L) << shift : long.MaxValue;
        // A directory of many sectors is no encrypted package's: it has some ten entries, of 128 bytes each.
        var directory = new byte[4096];
        if (at >= file.Length)
            return false;
        file.Position = at;
        var read = file.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false);
        return directory.AsSpan(0, read).IndexOf(Encrypted) >= 0;
    }
}
