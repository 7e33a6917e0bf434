using SmartCaBot.Office.Pictures;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Office.Posters;

/// <summary>A page written from top to bottom: what is placed next stands below what was placed last. Lengths are points.</summary>
internal sealed class Sheet(PdfCanvas canvas, double margin)
{
    public const double Millimetre = 72 / 25.4;

    /// <summary>Line height over size: Vietnamese stacks accents on capitals.</summary>
    private const double Leading = 1.32;

    /// <summary>Where the base line of the first line stands below the top of its paragraph, over size.</summary>
    private const double FirstLine = 1.02;

    public double Y { get; set; }

    public double Width => canvas.Width - 2 * margin;

    public double Bottom => canvas.Height - margin / 2;

    public double Left => margin;

    public PdfCanvas Canvas => canvas;

    public void Space(double height) => Y += height;

    public void Paragraph(TrueTypeFont font, double size, PdfColour colour, string text, double indent = 0)
    {
        foreach (var line in TextLines.Break(font, size, Width - indent, text))
            Line(font, size, colour, line, margin + indent);
    }

    /// <summary>In the middle, all lines about as long: no word stands alone.</summary>
    public void Centred(TrueTypeFont font, double size, PdfColour colour, string text)
    {
        foreach (var line in Balanced(font, size, text))
            Line(font, size, colour, line, margin + (Width - font.WidthOf(line, size)) / 2);
    }

    public double HeightOf(TrueTypeFont font, double size, string text, double indent = 0) =>
        TextLines.Break(font, size, Width - indent, text).Count * size * Leading;

    /// <summary>The largest size for one line; when that is too small, the largest for two, and so on.</summary>
    public double SizeThatFits(TrueTypeFont font, string text, double largest, double smallest)
    {
        const int most = 3;
        for (var lines = 1; lines <= most; lines++)
        {
            // A line more is better than letters much smaller than they could be.
            var least = lines == most ? smallest : largest * (1 - 0.2 * lines);
            for (var size = largest; size >= Math.Max(least, smallest); size--)
            {
                if (TextLines.Break(font, size, Width, text).Count <= lines && text.Split(' ').All(word => font.WidthOf(word, size) <= Width)) return size;
            }
        }

        return smallest;
    }

    /// <summary>The code in the middle, its quiet zone included in the side.</summary>
    public void Code(QrMatrix code, double side)
    {
        var module = side / code.Size;
        var left = margin + (Width - side) / 2;
        canvas.Fill(new PdfBox(left, Y, side, side), PdfColour.White);
        canvas.Fill(code.Runs().Select(run => new PdfBox(left + run.Column * module, Y + run.Row * module, run.Length * module, module)), PdfColour.Black);
        Y += side;
    }

    private void Line(TrueTypeFont font, double size, PdfColour colour, string line, double x)
    {
        canvas.Text(font, size, colour, x, Y + size * FirstLine, line);
        Y += size * Leading;
    }

    private IReadOnlyList<string> Balanced(TrueTypeFont font, double size, string text)
    {
        var lines = TextLines.Break(font, size, Width, text);
        for (var width = Width * 0.95; width > Width / 2; width *= 0.95)
        {
            var narrower = TextLines.Break(font, size, width, text);
            if (narrower.Count > lines.Count) break;
            lines = narrower;
        }

        return lines;
    }
}
