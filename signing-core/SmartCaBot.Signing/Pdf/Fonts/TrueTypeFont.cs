using System.Buffers.Binary;
using System.Text;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>
/// A font read from a TrueType file: what a text needs of space, and which characters can be drawn. Sizes and results are points.
/// Does not do: kerning, ligatures, right-to-left scripts, CFF outlines.
/// </summary>
public sealed class TrueTypeFont
{
    private readonly CharacterMap characters;
    private readonly ushort[] advances;

    /// <exception cref="InvalidDataException">The file is no TrueType font, or lacks a table.</exception>
    public TrueTypeFont(ReadOnlyMemory<byte> file)
    {
        Tables = FontTables.Read(file);
        characters = new CharacterMap(Tables.Table("cmap"));
        Glyphs = new GlyphTable(Tables);
        var head = Tables.Table("head").Span;
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Box = ReadBox(head);
        var hhea = Tables.Table("hhea").Span;
        Ascent = Scaled(BinaryPrimitives.ReadInt16BigEndian(hhea[4..]));
        Descent = Scaled(BinaryPrimitives.ReadInt16BigEndian(hhea[6..]));
        advances = ReadAdvances(BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]));
        CapHeight = Scaled(BinaryPrimitives.ReadInt16BigEndian(Tables.Table("OS/2").Span[88..]));
        PostScriptName = ReadName();
    }

    public string PostScriptName { get; }

    /// <summary>Above the base line, for accents on capitals too; thousandths of the size.</summary>
    internal int Ascent { get; }

    /// <summary>Below the base line, negative; thousandths of the size.</summary>
    internal int Descent { get; }

    /// <summary>Of capitals without accents; thousandths of the size.</summary>
    internal int CapHeight { get; }

    /// <summary>xMin, yMin, xMax, yMax of all glyphs; thousandths of the size.</summary>
    internal IReadOnlyList<int> Box { get; }

    internal int UnitsPerEm { get; }

    internal FontTables Tables { get; }

    internal GlyphTable Glyphs { get; }

    public bool Has(Rune character) => GlyphOf(character) != 0;

    /// <summary>How wide the text is when drawn on one line.</summary>
    public double WidthOf(string text, double size)
    {
        long units = 0;
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
            units += AdvanceOf(GlyphOf(rune));
        return units * size / UnitsPerEm;
    }

    internal ushort GlyphOf(Rune character) => characters.GlyphOf(character.Value);

    /// <summary>In units of the font.</summary>
    internal ushort AdvanceOf(int glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    /// <summary>Units of the font → thousandths of the size, in which a PDF counts.</summary>
    internal int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private ushort[] ReadAdvances(int count)
    {
        var result = new ushort[count];
        var hmtx = Tables.Table("hmtx").Span;
        for (var i = 0; i < count; i++) result[i] = BinaryPrimitives.ReadUInt16BigEndian(hmtx[(4 * i)..]);
        return result;
    }

    private int[] ReadBox(ReadOnlySpan<byte> head)
    {
        var edges = new int[4];
        for (var i = 0; i < edges.Length; i++) edges[i] = Scaled(BinaryPrimitives.ReadInt16BigEndian(head[(36 + 2 * i)..]));
        return edges;
    }

    private string ReadName()
    {
        const int PostScript = 6;
        var table = Tables.Table("name").Span;
        var count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]);
        var texts = table[BinaryPrimitives.ReadUInt16BigEndian(table[4..])..];
        for (var i = 0; i < count; i++)
        {
            var record = table.Slice(6 + 12 * i, 12);
            if (BinaryPrimitives.ReadUInt16BigEndian(record) != 3 || BinaryPrimitives.ReadUInt16BigEndian(record[6..]) != PostScript) continue;
            var text = texts.Slice(BinaryPrimitives.ReadUInt16BigEndian(record[10..]), BinaryPrimitives.ReadUInt16BigEndian(record[8..]));
            return Encoding.BigEndianUnicode.GetString(text);
        }
        throw new InvalidDataException("The font has no PostScript name.");
    }
}
