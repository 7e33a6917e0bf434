using System.Globalization;
using System.Text;
using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>
/// What is drawn on one page, or in one visible signature: text, filled boxes, links. Places are points (1/72 inch) from the upper left corner,
/// y grows downwards; text stands on its base line.
/// </summary>
public sealed class PdfCanvas
{
    private readonly PdfOutput content = new();
    private readonly FontShelf fonts;
    private readonly List<(PdfBox Place, string Url)> links = [];

    internal PdfCanvas(double width, double height, FontShelf fonts)
    {
        Width = width;
        Height = height;
        this.fonts = fonts;
    }

    public double Width { get; }

    public double Height { get; }

    internal IReadOnlyList<(PdfBox Place, string Url)> Links => links;

    /// <summary>One line of text; what the font does not have is drawn as its empty box.</summary>
    public void Text(TrueTypeFont font, double size, PdfColour colour, double x, double baseLine, string text)
    {
        var use = fonts.UseOf(font);
        content.Ascii("BT ");
        Paint(colour);
        content.Ascii($"/{use.Name} {Number(size)} Tf 1 0 0 1 {Number(x)} {Number(Height - baseLine)} Tm <");
        content.Ascii(use.Encode(text.Normalize(NormalizationForm.FormC))).Ascii("> Tj ET\n");
    }

    public void Fill(PdfBox box, PdfColour colour) => Fill([box], colour);

    /// <summary>All boxes as one shape, so that neighbours leave no hair line between them.</summary>
    public void Fill(IEnumerable<PdfBox> boxes, PdfColour colour)
    {
        Paint(colour);
        foreach (var box in boxes)
            content.Ascii($"{Number(box.X)} {Number(Height - box.Y - box.Height)} {Number(box.Width)} {Number(box.Height)} re\n");
        content.Ascii("f\n");
    }

    /// <summary>The outline of a box with lines of this thickness, drawn inside it.</summary>
    public void Frame(PdfBox box, double thickness, PdfColour colour) => Fill(
        [
            box with { Height = thickness },
            box with { Y = box.Y + box.Height - thickness, Height = thickness },
            box with { Width = thickness },
            box with { X = box.X + box.Width - thickness, Width = thickness },
        ], colour);

    /// <summary>A picture, drawn under the name that the canvas's resources give it.</summary>
    internal void Picture(PdfBox box, string name) =>
        content.Ascii($"q {Number(box.Width)} 0 0 {Number(box.Height)} {Number(box.X)} {Number(Height - box.Y - box.Height)} cm /{name} Do Q\n");

    /// <summary>For readers on a screen: the place leads to the address.</summary>
    public void Link(PdfBox place, string url) => links.Add((place, url));

    internal byte[] Content() => content.ToArray();

    private void Paint(PdfColour colour) =>
        content.Ascii($"{Number(colour.Red / 255.0)} {Number(colour.Green / 255.0)} {Number(colour.Blue / 255.0)} rg ");

    /// <summary>A real number as PDF writes it: no exponent, a thousandth of a point is enough.</summary>
    internal static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
