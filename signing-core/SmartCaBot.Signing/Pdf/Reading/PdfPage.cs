using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A page, with what it inherits from the nodes above it (ISO 32000-1 7.7.3.4).</summary>
/// <param name="Id">The page object.</param>
/// <param name="Box">/CropBox within /MediaBox: what is seen of it, before it is turned; left, bottom, right, top.</param>
/// <param name="Rotation">By how many degrees it is turned clockwise when shown: 0, 90, 180 or 270.</param>
internal sealed record PdfPage(PdfReference Id, PdfEdges Box, int Rotation);

/// <summary>A rectangle in the page's own coordinates, points from the lower left.</summary>
internal readonly record struct PdfEdges(double Left, double Bottom, double Right, double Top)
{
    public double Width => Right - Left;

    public double Height => Top - Bottom;

    /// <summary>Null when the array is no rectangle. Its corners may be any two that face each other.</summary>
    public static PdfEdges? Read(PdfFile file, PdfObject? value)
    {
        if (file.Array(value) is not { Items: [var a, var b, var c, var d] }
            || Number(file, a) is not { } x1 || Number(file, b) is not { } y1 || Number(file, c) is not { } x2 || Number(file, d) is not { } y2)
        {
            return null;
        }
        return new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
    }

    public PdfEdges Intersect(PdfEdges other) => new(
        Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    public bool IsEmpty => Width <= 0 || Height <= 0;

    private static double? Number(PdfFile file, PdfObject? value) => file.Resolve(value) switch
    {
        PdfInteger { Value: var integer } => integer,
        PdfReal { Text: var text } when double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) is var number && double.IsFinite(number) => number,
        _ => null,
    };
}
