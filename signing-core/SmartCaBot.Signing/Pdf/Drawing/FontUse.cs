using System.Text;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>
/// The characters of one font that a document draws. Each gets the next number, which is its code in the text, its glyph in the
/// embedded subset, and its key in the way back to Unicode; so two characters with one picture are still copied as themselves.
/// </summary>
internal sealed class FontUse(TrueTypeFont font, string name)
{
    private readonly Dictionary<Rune, int> codes = [];
    private readonly List<Rune> characters = [];

    public TrueTypeFont Font => font;

    /// <summary>In the page's resources.</summary>
    public string Name => name;

    /// <summary>The character of code i + 1; code 0 is what is missing.</summary>
    public IReadOnlyList<Rune> Characters => characters;

    /// <summary>The glyph of each code, beginning with code 0.</summary>
    public IReadOnlyList<ushort> Glyphs => [0, .. characters.Select(font.GlyphOf)];

    /// <summary>Hexadecimal codes of two bytes each.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(4 * text.Length);
        foreach (var rune in text.EnumerateRunes())
            hex.Append(CodeOf(rune).ToString("X4", null));
        return hex.ToString();
    }

    private int CodeOf(Rune rune)
    {
        if (codes.TryGetValue(rune, out var code)) return code;
        characters.Add(rune);
        return codes[rune] = characters.Count;
    }
}
