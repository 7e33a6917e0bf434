using System.Buffers.Binary;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>The outlines (OpenType 1.9, "glyf" and "loca"). A letter with accents is usually composed of other glyphs.</summary>
internal sealed class GlyphTable
{
    private readonly ReadOnlyMemory<byte> outlines;
    private readonly ReadOnlyMemory<byte> offsets;
    private readonly bool longOffsets;

    public GlyphTable(FontTables tables)
    {
        outlines = tables.Table("glyf");
        offsets = tables.Table("loca");
        longOffsets = BinaryPrimitives.ReadInt16BigEndian(tables.Table("head").Span[50..]) != 0;
    }

    /// <summary>The glyph's description; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph) => outlines.Span[Offset(glyph)..Offset(glyph + 1)];

    /// <summary>The left side bearing, which in fonts of this kind is the outline's xMin; units of the font.</summary>
    public short LeftEdge(int glyph)
    {
        var outline = Outline(glyph);
        return outline.IsEmpty ? (short)0 : BinaryPrimitives.ReadInt16BigEndian(outline[2..]);
    }

    private int Offset(int glyph) => longOffsets
        ? BinaryPrimitives.ReadInt32BigEndian(offsets.Span[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(offsets.Span[(2 * glyph)..]);
}
