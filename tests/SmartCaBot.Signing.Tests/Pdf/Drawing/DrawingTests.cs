using System.Text;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Signing.Tests.Pdf.Drawing;

/// <summary>Drawn documents as programs see them that others wrote.</summary>
public sealed class DrawingTests
{
    private const double Width = 595.276;
    private const double Height = 841.89;

    [Fact]
    public void Other_programs_find_no_fault()
    {
        using var tool = new Tool();
        tool.File("drawn.pdf", Sheet());

        var (qpdfCode, qpdf) = tool.Run("qpdf", "--check", "drawn.pdf");
        Assert.True(qpdfCode == 0 && !qpdf.Contains("WARNING", StringComparison.Ordinal), qpdf);
        var (mutoolCode, mutool) = tool.Run("mutool", "draw", "-N", "-o", "drawn.png", "drawn.pdf");
        Assert.True(mutoolCode == 0 && !mutool.Contains("error", StringComparison.OrdinalIgnoreCase)
            && !mutool.Contains("warning", StringComparison.OrdinalIgnoreCase), mutool);
        var (popplerCode, poppler) = tool.Run("pdftoppm", "-r", "40", "-png", "drawn.pdf", "page");
        Assert.True(popplerCode == 0 && poppler.Length == 0, poppler);
    }

    [Fact]
    public void Fonts_are_embedded_as_subsets_with_a_way_back_to_unicode()
    {
        using var tool = new Tool();
        tool.File("drawn.pdf", Sheet());
        var lines = tool.Run("pdffonts", "drawn.pdf").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^[A-Z]{6}\+BeVietnamPro-(Regular|Bold)\s+CID TrueType\s+Identity-H\s+yes yes yes", line));
    }

    [Fact]
    public void The_text_can_be_copied_to_the_last_accent()
    {
        using var tool = new Tool();
        tool.File("drawn.pdf", Sheet());
        tool.Run("pdftotext", "-layout", "drawn.pdf", "text.txt");
        var text = Encoding.UTF8.GetString(tool.Read("text.txt"));

        Assert.All(VietnameseText.Sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        Assert.Equal(
            VietnameseText.Letters.Order(),
            string.Concat(text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line[2..].TrimEnd())).Order());
    }

    [Fact]
    public void The_same_drawing_gives_the_same_bytes_and_is_small()
    {
        var sheet = Sheet();

        Assert.Equal(sheet, Sheet());
        Assert.InRange(sheet.Length, 10_000, 90_000);
    }

    [Fact]
    public void A_few_words_carry_a_few_glyphs()
    {
        var drawing = new PdfDrawing("Thẻ", "vi-VN");
        drawing.AddPage(200, 100).Text(VietnameseFonts.Bold, 20, PdfColour.Black, 10, 50, "Chữ ký số");

        Assert.InRange(drawing.ToArray().Length, 2_000, 9_000);
    }

    [Fact]
    public void A_link_says_where_it_leads_and_a_hostile_address_stays_text()
    {
        const string url = "https://sc.example/q/A(B)\\C)>>";
        var drawing = new PdfDrawing("Liên kết", "vi-VN");
        drawing.AddPage(Width, Height).Link(new PdfBox(10, 10, 100, 20), url);
        using var tool = new Tool();
        tool.File("drawn.pdf", drawing.ToArray());

        Assert.Equal(0, tool.Run("qpdf", "--check", "drawn.pdf").Code);
        Assert.Contains("/URI (https://sc.example/q/A\\(B\\)\\\\C\\)>>)", tool.Run("qpdf", "--qdf", "drawn.pdf", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_break_between_words_and_keep_to_the_width()
    {
        var text = "Anh/chị quét mã bằng máy ảnh của điện thoại rồi làm theo từng bước " + new string('M', 60);
        var lines = TextLines.Break(VietnameseFonts.Regular, 14, 160, text);

        Assert.All(lines, line => Assert.True(VietnameseFonts.Regular.WidthOf(line, 14) <= 160, line));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.StartsWith("Anh/chị quét mã", lines[0], StringComparison.Ordinal);
    }

    private static byte[] Sheet()
    {
        var drawing = new PdfDrawing("Tờ thử: chữ Việt", "vi-VN");
        var page = drawing.AddPage(Width, Height);
        page.Fill(new PdfBox(0, 0, Width, 12), new PdfColour(0, 80, 160));
        page.Frame(new PdfBox(20, 20, Width - 40, Height - 40), 1.5, PdfColour.Black);
        var y = 60.0;
        foreach (var sentence in VietnameseText.Sentences)
            page.Text(VietnameseFonts.Bold, 15, PdfColour.Black, 30, y += 24, sentence);
        foreach (var letters in VietnameseText.Letters.Chunk(31))
            page.Text(VietnameseFonts.Regular, 13, PdfColour.Black, 30, y += 22, "| " + new string(letters));
        return drawing.ToArray();
    }
}
