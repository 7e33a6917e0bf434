using Microsoft.Net.Http.Headers;
using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Api.Pages.Pictures;

namespace SmartCaBot.Host.Pages.Code.Documents;

/// <summary>
/// /sign/{link}/page/{number} and /sign/{link}/file: what is to be signed, as pictures and as it is. Good as long as the link is, for whoever has
/// it; everything else looks as a link that opens nothing.
/// </summary>
internal static class DocumentEndpoints
{
    public static void MapSignedDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sign/{link}/page/{number:int}", [HttpMethods.Get, HttpMethods.Head], PictureAsync).ExcludeFromDescription();
        routes.MapMethods("/sign/{link}/file", [HttpMethods.Get, HttpMethods.Head], FileAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> PictureAsync(string link, int number, WaitingCodes codes, PagePictures pictures, CodePage page, HttpContext http)
    {
        if (await codes.FindAsync(link, http.RequestAborted) is not { View: { Standing: CodeStanding.Waiting, Document: { } document } }
            || await pictures.OfAsync(document, number, http.RequestAborted) is not { } picture)
            return page.NotFound();
        PageShell.Close(http.Response);
        return Results.Bytes(picture, "image/jpeg");
    }

    private static async Task<IResult> FileAsync(string link, WaitingCodes codes, CodePage page, HttpContext http)
    {
        if (await codes.FindAsync(link, http.RequestAborted) is not { View: { Standing: CodeStanding.Waiting, Document: { } document } }
            || await document.OpenAsync(http.RequestAborted) is not { } content)
            return page.NotFound();
        PageShell.Close(http.Response);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(content, document.ContentType);
    }
}
