using System.Text;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Signing.Tests.Pdf.Drawing;

public sealed class FontTests
{
    public static TheoryData<string> Fonts => ["regular", "bold"];

    [Theory]
    [MemberData(nameof(Fonts))]
    public void Every_letter_of_vietnamese_can_be_drawn(string weight)
    {
        var font = Font(weight);
        var missing = (VietnameseText.Letters + VietnameseText.Others).EnumerateRunes().Where(letter => !font.Has(letter));

        Assert.Empty(missing);
        Assert.Equal(2 * 93, VietnameseText.Letters.Distinct().Count());
    }

    [Fact]
    public void Bold_is_wider_than_regular_and_twice_the_size_is_twice_as_wide()
    {
        const string text = "Chữ ký số";
        var regular = VietnameseFonts.Regular.WidthOf(text, 10);

        Assert.True(VietnameseFonts.Bold.WidthOf(text, 10) > regular);
        Assert.Equal(2 * regular, VietnameseFonts.Regular.WidthOf(text, 20), 6);
    }

    [Fact]
    public void Accents_typed_separately_are_one_letter() =>
        Assert.Equal(
            VietnameseFonts.Regular.WidthOf("Huệ", 12),
            VietnameseFonts.Regular.WidthOf("Huệ".Normalize(NormalizationForm.FormD), 12));

    [Fact]
    public void What_the_font_does_not_have_is_told() => Assert.False(VietnameseFonts.Regular.Has(new Rune(0x1F600)));

    [Fact]
    public void A_file_that_is_no_font_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new TrueTypeFont("%PDF-1.7 is not a font"u8.ToArray()));

    [Fact]
    public void A_subset_holds_its_glyphs_and_the_parts_they_are_composed_of()
    {
        var font = VietnameseFonts.Regular;
        var glyphs = new ushort[] { 0, font.GlyphOf(new Rune('ệ')), font.GlyphOf(new Rune('n')) };
        var subset = FontTables.Read(FontSubset.Write(font, glyphs));
        var read = new GlyphTable(subset);
        var count = subset.Table("maxp").Span[4] * 256 + subset.Table("maxp").Span[5];

        Assert.InRange(count, 3, 8);
        Assert.True(read.Outline(2).StartsWith(font.Glyphs.Outline(glyphs[2])));
        foreach (var at in CompositeGlyph.Components(read.Outline(1).ToArray()))
            Assert.InRange(read.Outline(1)[at] * 256 + read.Outline(1)[at + 1], 1, count - 1);
    }

    private static TrueTypeFont Font(string weight) => weight == "bold" ? VietnameseFonts.Bold : VietnameseFonts.Regular;
}
