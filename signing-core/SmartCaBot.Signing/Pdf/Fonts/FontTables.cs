using System.Buffers.Binary;
using System.Text;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>The table directory of a TrueType file (OpenType 1.9, "Organization of an OpenType Font"). Numbers are big-endian.</summary>
internal sealed class FontTables
{
    private const int HeaderSize = 12;
    private const int EntrySize = 16;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> tables = [];

    private FontTables() { }

    /// <exception cref="InvalidDataException">The file is no TrueType font.</exception>
    public static FontTables Read(ReadOnlyMemory<byte> file)
    {
        var found = new FontTables();
        if (file.Length < HeaderSize || BinaryPrimitives.ReadUInt32BigEndian(file.Span) != 0x00010000)
            throw new InvalidDataException("The file does not begin like a TrueType font.");
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.Span[4..]);
        for (var i = 0; i < count; i++)
        {
            var entry = file.Span.Slice(HeaderSize + i * EntrySize, EntrySize);
            var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            var length = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            found.tables[Encoding.ASCII.GetString(entry[..4])] = file.Slice(offset, length);
        }
        return found;
    }

    public ReadOnlyMemory<byte> Table(string tag) =>
        tables.TryGetValue(tag, out var table) ? table : throw new InvalidDataException($"The font has no table {tag}.");

    public ReadOnlyMemory<byte>? Optional(string tag) => tables.TryGetValue(tag, out var table) ? table : null;
}
