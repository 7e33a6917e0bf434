using System.Security.Cryptography;
using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>A font in a document: Type0 over CIDFontType2, codes of two bytes that are the subset's glyphs (ISO 32000-1 9.7).</summary>
internal static class EmbeddedFont
{
    private const int Symbolic = 4;
    private const int TagLength = 6;

    public static PdfReference Write(IObjectSink objects, FontUse use)
    {
        var font = use.Font;
        var subset = FontSubset.Write(font, use.Glyphs);
        var name = new PdfName($"{Tag(subset)}+{font.PostScriptName}");
        var file = objects.Stream(new PdfDictionary(("Length1", new PdfInteger(subset.Length))), subset);
        var descriptor = objects.Object(Descriptor(font, name, file));
        var descendant = objects.Object(new PdfDictionary(
            ("Type", new PdfName("Font")),
            ("Subtype", new PdfName("CIDFontType2")),
            ("BaseFont", name),
            ("CIDSystemInfo", new PdfDictionary(("Registry", PdfText.Encode("Adobe")), ("Ordering", PdfText.Encode("Identity")), ("Supplement", new PdfInteger(0)))),
            ("FontDescriptor", descriptor),
            ("CIDToGIDMap", new PdfName("Identity")),
            ("W", new PdfArray([new PdfInteger(0), new PdfArray([.. use.Glyphs.Select(glyph => new PdfInteger(font.Scaled(font.AdvanceOf(glyph))))])]))));
        return objects.Object(new PdfDictionary(
            ("Type", new PdfName("Font")),
            ("Subtype", new PdfName("Type0")),
            ("BaseFont", name),
            ("Encoding", new PdfName("Identity-H")),
            ("DescendantFonts", new PdfArray([descendant])),
            ("ToUnicode", objects.Stream(new PdfDictionary(), ToUnicode.Write(use.Characters)))));
    }

    private static PdfDictionary Descriptor(TrueTypeFont font, PdfName name, PdfReference file) => new(
        ("Type", new PdfName("FontDescriptor")),
        ("FontName", name),
        ("Flags", new PdfInteger(Symbolic)),
        ("FontBBox", new PdfArray([.. font.Box.Select(edge => new PdfInteger(edge))])),
        ("ItalicAngle", new PdfInteger(0)),
        ("Ascent", new PdfInteger(font.Ascent)),
        ("Descent", new PdfInteger(font.Descent)),
        ("CapHeight", new PdfInteger(font.CapHeight)),
        // The thickness of stems matters to a viewer without the font only, and the font is in the file.
        ("StemV", new PdfInteger(80)),
        ("FontFile2", file));

    /// <summary>Six capitals that differ from subset to subset (ISO 32000-1 9.6.4).</summary>
    private static string Tag(byte[] subset) => string.Create(
        TagLength, SHA256.HashData(subset), (letters, hash) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)('A' + hash[i] % 26);
        });
}
