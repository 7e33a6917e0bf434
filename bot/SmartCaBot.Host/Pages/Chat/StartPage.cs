using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Chat;

/// <summary>
/// index.html with a fresh nonce in each answer: only scripts and styles that this host wrote run. It brings the kinds of documents that people may send. <c>/?khung=1</c> is the page in the widget's
/// frame: pages of the allowed origins may show it, and nobody else's.
/// </summary>
internal static class StartPage
{
    private const string Placeholder = "__CSP_NONCE__";
    private const string Outages = "<!--outages-->";
    private const string Documents = "__DOCUMENTS__";
    private const string OldDocuments = "__OLD_DOCUMENTS__";

    public static async Task WriteAsync(HttpContext http, PageFile? page, IReadOnlyList<string> allowedOrigins, string outages)
    {
        var response = http.Response;
        if (page is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync("The page has not been built; ./run builds it.", http.RequestAborted);
            return;
        }

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        response.Headers.ContentSecurityPolicy = Policy(nonce, http.Request.Host, http.Request.Query["khung"] == "1" ? allowedOrigins : []);
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.ContentType = page.ContentType;
        var html = Encoding.UTF8.GetBytes(new StringBuilder(Encoding.UTF8.GetString(page.Plain))
            .Replace(Placeholder, nonce).Replace(Outages, outages).Replace(Documents, Kinds(DocumentTypes.Signable)).Replace(OldDocuments, Kinds(DocumentTypes.Old)).ToString());
        if (HttpMethods.IsHead(http.Request.Method)) return;
        // The nonce goes into each answer, so what was compressed beforehand does not serve.
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        if (!accepted.Any(encoding => encoding.Value == "gzip" && encoding.Quality is not 0))
        {
            await response.Body.WriteAsync(html, http.RequestAborted);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await gzip.WriteAsync(html, http.RequestAborted);
    }

    /// <summary>Read by the page's documents.js.</summary>
    private static string Kinds(IEnumerable<DocumentType> types) =>
        string.Join(';', types.Select(type => string.Join(',', new[] { type.Label, type.Ending, type.MediaType, type.Other }.OfType<string>())));

    // blob: is how the page reads a file before it is sent; sockets are named because older Safari does not take them for 'self'.
    private static string Policy(string nonce, HostString host, IReadOnlyList<string> ancestors)
    {
        var sockets = Uri.CheckHostName(host.Host) == UriHostNameType.Unknown ? "" : $" ws://{host} wss://{host}";
        return $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; "
            + $"connect-src 'self' blob:{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors {(ancestors.Count > 0 ? string.Join(' ', ancestors) : "'none'")}";
    }
}
