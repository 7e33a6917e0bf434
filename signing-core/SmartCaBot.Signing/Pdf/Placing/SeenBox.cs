using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>From a place on the page as it is shown to the page's own coordinates, which know nothing of turning and cropping.</summary>
internal static class SeenBox
{
    /// <exception cref="PdfException">It is not on the page.</exception>
    public static PdfEdges Place(PdfPage page, PdfBox box)
    {
        var seen = page.Box;
        var (width, height) = page.Rotation is 90 or 270 ? (seen.Height, seen.Width) : (seen.Width, seen.Height);
        if (!(box is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && box.X + box.Width <= width && box.Y + box.Height <= height))
            throw PdfException.Unsupported("the place for the signature is not on the page");
        var (right, bottom) = (box.X + box.Width, box.Y + box.Height);
        return page.Rotation switch
        {
            90 => new(seen.Left + box.Y, seen.Bottom + box.X, seen.Left + bottom, seen.Bottom + right),
            180 => new(seen.Right - right, seen.Bottom + box.Y, seen.Right - box.X, seen.Bottom + bottom),
            270 => new(seen.Right - bottom, seen.Top - right, seen.Right - box.Y, seen.Top - box.X),
            _ => new(seen.Left + box.X, seen.Top - bottom, seen.Left + right, seen.Top - box.Y),
        };
    }
}
