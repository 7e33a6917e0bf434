using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>GET /files/{id}/{name}: pictures and files, for whoever has the address.</summary>
internal static class AssetPages
{
    public static void Map(IEndpointRouteBuilder routes, AssetStore assets) =>
        routes.MapGet("/files/{id}/{name}", (string id, HttpContext http) =>
        {
            if (assets.Find(id) is not { } asset || assets.IsOver(asset)) return Results.NotFound();
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            return Results.File(asset.Content.ToArray(), asset.ContentType, asset.ContentType.StartsWith("image/", StringComparison.Ordinal) ? null : asset.Name);
        });
}
