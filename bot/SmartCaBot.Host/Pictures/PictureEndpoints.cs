using QRCoder;

namespace SmartCaBot.Host.Pictures;

/// <summary>/qr/{name}.png and .svg.</summary>
internal static class PictureEndpoints
{
    private const int PixelsPerModule = 8;

    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/qr/{name}", Draw).ExcludeFromDescription();

    private static IResult Draw(string name, QrAddress addresses, HttpContext http)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || !addresses.TryRead(name[..dot], out var url)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        return name[dot..] switch
        {
            ".png" => Results.Bytes(Png(code), "image/png"),
            ".svg" => Results.Text(Svg(code), "image/svg+xml"),
            _ => Results.NotFound(),
        };
    }

    public static byte[] Png(string url)
    {
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        return Png(code);
    }

    private static byte[] Png(QRCodeData code)
    {
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }

    private static string Svg(QRCodeData code)
    {
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
