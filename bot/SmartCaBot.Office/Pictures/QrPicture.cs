using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using QRCoder;

namespace SmartCaBot.Office.Pictures;

/// <summary>A QR code as a file for somebody else's leaflet.</summary>
internal static class QrPicture
{
    /// <summary>About 1,000 pixels a side: sharp at ten centimetres in print.</summary>
    private const int PixelsPerModule = 20;

    public static byte[] Png(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }

    /// <param name="text">What the code holds.</param>
    /// <param name="title">What a screen reader says of it.</param>
    public static string Svg(string text, string title)
    {
        var matrix = new QrMatrix(text);
        var path = new StringBuilder();
        foreach (var (row, column, length) in matrix.Runs())
            path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {matrix.Size} {matrix.Size}" width="60mm" height="60mm" role="img" aria-labelledby="qr-title" shape-rendering="crispEdges"><title id="qr-title">{HtmlEncoder.Default.Encode(title)}</title><path fill="#fff" d="M0 0h{matrix.Size}v{matrix.Size}H0z"/><path d="{path}"/></svg>
            """);
    }
}
