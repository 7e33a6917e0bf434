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

    public double Bottom => canvas.Height - margin;

    public double Left => margin;

    public PdfCanvas Canvas => canvas;

    public void Space(double height) => Y += height;

    public void Paragraph(TrueTypeFont font, double size, PdfColour colour, string text, bool centred = false, double indent = 0)
    {
        foreach (var line in TextLines.Break(font, size, Width - indent, text))
        {
            var x = margin + indent + (centred ? (Width - indent - font.WidthOf(line, size)) / 2 : 0);
            canvas.Text(font, size, colour, x, Y + size * FirstLine, line);
            Y += size * Leading;
        }
    }

    public double HeightOf(TrueTypeFont font, double size, string text, double indent = 0) =>
        TextLines.Break(font, size, Width - indent, text).Count * size * Leading;

    /// <summary>The largest size at which the text needs no more lines than that, and no word is cut.</summary>
    public double SizeThatFits(TrueTypeFont font, string text, double largest, double smallest, int lines)
    {
        for (var size = largest; size > smallest; size--)
        {
            if (TextLines.Break(font, size, Width, text).Count <= lines && text.Split(' ').All(word => font.WidthOf(word, size) <= Width)) return size;
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
}
