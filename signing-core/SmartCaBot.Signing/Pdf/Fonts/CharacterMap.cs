using System.Buffers.Binary;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>Character → glyph, from the font's Unicode map of format 4 (OpenType 1.9, "cmap"): segments of the basic plane.</summary>
internal sealed class CharacterMap
{
    private const ushort Windows = 3;
    private const ushort UnicodeBmp = 1;
    private const ushort SegmentFormat = 4;

    private readonly Dictionary<int, ushort> glyphs = [];

    public CharacterMap(ReadOnlyMemory<byte> table)
    {
        var map = Find(table.Span);
        var segments = U16(map, 6) / 2;
        for (var segment = 0; segment < segments; segment++)
            ReadSegment(map, segments, segment);
    }

    /// <summary>0, the glyph of what is missing, when the font does not have the character.</summary>
    public ushort GlyphOf(int character) => glyphs.GetValueOrDefault(character);

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> table)
    {
        var count = U16(table, 2);
        for (var i = 0; i < count; i++)
        {
            var record = table[(4 + 8 * i)..];
            var map = table[BinaryPrimitives.ReadInt32BigEndian(record[4..])..];
            if (U16(record, 0) == Windows && U16(record, 2) == UnicodeBmp && U16(map, 0) == SegmentFormat) return map;
        }
        throw new InvalidDataException("The font has no Unicode map of segments.");
    }

    private void ReadSegment(ReadOnlySpan<byte> map, int segments, int segment)
    {
        var last = U16(map, 14 + 2 * segment);
        var first = U16(map, 16 + 2 * (segments + segment));
        var delta = U16(map, 16 + 2 * (2 * segments + segment));
        var rangeAt = 16 + 2 * (3 * segments + segment);
        var range = U16(map, rangeAt);
        for (int character = first; character <= last && character != 0xFFFF; character++)
        {
            var glyph = range == 0 ? (ushort)character : U16(map, rangeAt + range + 2 * (character - first));
            if (range == 0 || glyph != 0) glyph = (ushort)(glyph + delta);
            if (glyph != 0) glyphs[character] = glyph;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
