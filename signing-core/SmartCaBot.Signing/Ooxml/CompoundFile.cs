using System.Buffers.Binary;

namespace SmartCaBot.Signing.Ooxml;

/// <summary>A compound file (MS-CFB): what Office wrote before 2007, and in what it puts a document with a password (MS-OFFCRYPTO 2.3.4.4).</summary>
internal static class CompoundFile
{
    private const int HeaderSize = 512;

    private static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly byte[] Encrypted = Name("EncryptedPackage");

    /// <summary>Streams that Word, Excel and PowerPoint keep the document in (MS-DOC 2.1.1, MS-XLS 2.1.2, MS-PPT 2.1.2).</summary>
    private static readonly byte[][] Documents = [Name("WordDocument"), Name("Workbook"), Name("Book\0"), Name("PowerPoint Document")];

    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith(Mark);

    /// <summary>Its directory names an encrypted package.</summary>
    public static bool IsEncryptedPackage(Stream file) => Directory(file).IndexOf(Encrypted) >= 0;

    /// <summary>Its directory names a document of Office before 2007.</summary>
    public static bool IsOldDocument(Stream file)
    {
        var directory = Directory(file);
        foreach (var name in Documents)
        {
            if (directory.IndexOf(name) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>The first entries; empty for what is no compound file.</summary>
    private static ReadOnlySpan<byte> Directory(Stream file)
    {
        var header = new byte[HeaderSize];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !IsOne(header))
            return [];
        var (shift, sector) = (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x1E)), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x30)));
        var at = shift is 9 or 12 ? (sector + 1L) << shift : long.MaxValue;
        // Some ten entries of 128 bytes each, with the document's own streams among the first.
        var directory = new byte[4096];
        if (at >= file.Length)
            return [];
        file.Position = at;
        var read = file.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false);
        return directory.AsSpan(0, read);
    }

    private static byte[] Name(string name) => System.Text.Encoding.Unicode.GetBytes(name);
}
