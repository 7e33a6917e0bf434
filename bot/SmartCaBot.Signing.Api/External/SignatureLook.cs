using System.Globalization;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Drawing;

namespace SmartCaBot.Signing.Api.External;

/// <summary>What is to be seen of a signature, from the interface's words: the text is the client's, who signs is told by the certificate.</summary>
internal static class SignatureLook
{
    private const int PictureAlone = 2;
    private const double TallestPage = 14_400;
    private const double SmallestText = 3;
    private const double LargestText = 72;

    /// <summary>False when the words make no sense; null options for nothing to be seen.</summary>
    public static bool TryRead(LookRequest? look, Func<int, double?> pageHeight, out VisibleSignature? visible)
    {
        visible = null;
        if (look?.Signatures is not [{ } place, ..]) return true;
        if (look.RenderMode is < 0 or > 4 || Edges(place.Rectangle) is not { } edges || pageHeight(place.Page) is not { } height) return false;
        if (Picture(look) is not { } picture) return false;
        visible = new VisibleSignature
        {
            Page = place.Page,
            // From the lower left corner to the upper.
            Box = new PdfBox(edges.X1, height - edges.Y2, edges.X2 - edges.X1, edges.Y2 - edges.Y1),
            WithText = look.RenderMode != PictureAlone,
            Text = look.SignatureText is { } text ? string.Join('\n', text.Split('\n').Select(DocumentName.CleanText)) : null,
            TextSize = look.FontSize is { } size && double.IsFinite(size) && size > 0 ? Math.Clamp(size, SmallestText, LargestText) : null,
            TextColour = Colour(look.FontColor),
            Picture = picture,
            PictureSide = look.RenderMode switch { 3 => PictureSide.Above, 4 => PictureSide.Behind, _ => PictureSide.Left },
        };
        return true;
    }

    /// <summary>Null, which is our own, also for what is no colour: nothing that is signed depends on it.</summary>
    private static PdfColour? Colour(string? text) =>
        text is ['#', .. { Length: 6 } digits] && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new PdfColour((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    private static byte[]? Picture(LookRequest look)
    {
        if (look.RenderMode == 0 || string.IsNullOrEmpty(look.CustomImage)) return look.RenderMode == PictureAlone ? null : [];
        var bytes = new byte[look.CustomImage.Length];
        return Convert.TryFromBase64String(look.CustomImage, bytes, out var length) ? bytes[..length] : null;
    }

    private static (double X1, double Y1, double X2, double Y2)? Edges(string? rectangle)
    {
        var parts = (rectangle ?? "").Split(',');
        Span<double> values = stackalloc double[4];
        if (parts.Length != values.Length) return null;
        for (var i = 0; i < parts.Length; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || Math.Abs(values[i]) > TallestPage) return null;
        return values[2] > values[0] && values[3] > values[1] ? (values[0], values[1], values[2], values[3]) : null;
    }
}
