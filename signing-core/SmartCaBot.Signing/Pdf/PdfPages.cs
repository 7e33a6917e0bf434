using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Repair;

namespace SmartCaBot.Signing.Pdf;

/// <summary>What a caller must know of a page to choose a place on it.</summary>
public static class PdfPages
{
    /// <summary>How high a page is as it is shown, in points; null when there is no such page, or the document cannot be read.</summary>
    /// <param name="document">Seekable.</param>
    /// <param name="page">Counted from 1.</param>
    public static double? HeightOf(Stream document, int page)
    {
        if (page < 1) return null;
        try
        {
            return PageTree.Find(SignableFile.Open(document, document.Length), page) is { } found
                ? found.Rotation is 90 or 270 ? found.Box.Width : found.Box.Height
                : null;
        }
        catch (PdfException)
        {
            return null;
        }
    }
}
