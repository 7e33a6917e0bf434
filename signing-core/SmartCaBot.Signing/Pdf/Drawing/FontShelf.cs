using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>The fonts of a document in the order of their first use.</summary>
internal sealed class FontShelf
{
    private readonly List<FontUse> uses = [];

    public IReadOnlyList<FontUse> Uses => uses;

    public FontUse UseOf(TrueTypeFont font)
    {
        if (uses.Find(use => use.Font == font) is { } known) return known;
        var added = new FontUse(font, $"F{uses.Count + 1}");
        uses.Add(added);
        return added;
    }

    /// <summary>Embeds them, and says under which names.</summary>
    public PdfDictionary Write(IObjectSink objects)
    {
        var named = new PdfDictionary();
        foreach (var use in uses) named = named.With(use.Name, EmbeddedFont.Write(objects, use));
        return named;
    }
}
