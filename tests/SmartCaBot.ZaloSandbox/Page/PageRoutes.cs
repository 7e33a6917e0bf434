namespace SmartCaBot.ZaloSandbox.Page;

/// <summary>The page: a phone, and the switches. Its files lie inside the program.</summary>
internal static class PageRoutes
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["page.html"] = "text/html; charset=utf-8",
        ["page.css"] = "text/css; charset=utf-8",
        ["page.js"] = "text/javascript; charset=utf-8",
        ["wire.js"] = "text/javascript; charset=utf-8",
        ["chat.js"] = "text/javascript; charset=utf-8",
        ["bubble.js"] = "text/javascript; charset=utf-8",
        ["controls.js"] = "text/javascript; charset=utf-8",
    };

    public static void Map(IEndpointRouteBuilder routes, SandboxParts parts)
    {
        routes.MapGet("/", (HttpContext http) => Serve(http, "page.html", parts.Webhooks.Url));
        routes.MapGet("/favicon.ico", static () => Results.NoContent());
        foreach (var name in Files.Keys) routes.MapGet($"/{name}", (HttpContext http) => Serve(http, name, parts.Webhooks.Url));
    }

    /// <param name="bot">Pictures that the bot only points to lie there.</param>
    private static IResult Serve(HttpContext http, string name, Uri? bot)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
            + $"img-src 'self' {bot?.GetLeftPart(UriPartial.Authority)}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Results.Stream(typeof(PageRoutes).Assembly.GetManifestResourceStream($"page/{name}")!, Files[name]);
    }
}
