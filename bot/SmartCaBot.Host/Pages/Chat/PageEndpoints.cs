using Microsoft.Net.Http.Headers;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Pages.Chat;

/// <summary>The web chat page at / and its files.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<PageFiles>();
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], static (
            HttpContext http, PageFiles files, WebOptions options, OutageNotes outages) =>
            StartPage.WriteAsync(http, files.Find("/index.html"), options.AllowedOrigins, outages.ForStartPage())).ExcludeFromDescription();
        app.MapMethods("/assets/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => WriteAsync(http, files))
            .ExcludeFromDescription();
        app.MapMethods("/{name:regex(^(favicon\\.ico|robots\\.txt|manifest\\.webmanifest|icon\\.svg)$)}",
            [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => WriteAsync(http, files)).ExcludeFromDescription();
        // Other sites' pages load it by this name, which therefore must not be kept for long.
        app.MapMethods("/widget.js", [HttpMethods.Get, HttpMethods.Head], (HttpContext http) =>
        {
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return WriteAsync(http, files, "public, max-age=3600");
        }).ExcludeFromDescription();
    }

    private static async Task WriteAsync(HttpContext http, PageFiles files, string changing = "no-cache")
    {
        var (request, response) = (http.Request, http.Response);
        if (files.Find(request.Path.Value ?? "") is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (body, encoding) = file.For(request);
        response.Headers.ETag = file.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = file.Immutable ? "public, max-age=31536000, immutable" : changing;
        if (request.Headers.IfNoneMatch == file.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = body.Length;
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
