using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Signing.Api.External;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>What is known of the documents of a request: those that its client has had prepared here. They are shown as long as the request waits.</summary>
internal sealed class ConfirmDocuments(PreparedFiles prepared, PagePictures pictures)
{
    private const string Pdf = "application/pdf";

    /// <summary>Waits a moment for the first picture, and begins no other: whoever reads on asks for them.</summary>
    public async Task<IReadOnlyList<ConfirmDocument>> AllAsync(TransactionSummary transaction, CancellationToken cancellationToken)
    {
        var all = new List<ConfirmDocument>();
        foreach (var document in transaction.Documents)
        {
            var shown = await FindAsync(transaction, all.Count + 1, cancellationToken);
            var isFirst = all.All(one => one.Shown is null);
            var drawn = shown is not null && (!isFirst || await pictures.MayShowAsync(shown, cancellationToken)) ? pictures.Shown(shown) : 0;
            all.Add(new ConfirmDocument(all.Count + 1, document.Name, shown, drawn));
        }

        return all;
    }

    /// <summary>A page as a picture; null when there is none.</summary>
    public async Task<IResult?> PictureAsync(TransactionSummary transaction, int number, int page, HttpContext http) =>
        await FindAsync(transaction, number, http.RequestAborted) is { } shown && await pictures.OfAsync(shown, page, http.RequestAborted) is { } picture
            ? Closed(http.Response, Results.Bytes(picture, "image/jpeg")) : null;

    /// <summary>The file, to be kept and opened elsewhere; null when there is none.</summary>
    public async Task<IResult?> FileAsync(TransactionSummary transaction, int number, HttpContext http)
    {
        if (await FindAsync(transaction, number, http.RequestAborted) is not { } shown || await shown.OpenAsync(http.RequestAborted) is not { } content) return null;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(transaction.Documents[number - 1].Name is var name && name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name : name + ".pdf");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Closed(http.Response, Results.Stream(content, Pdf));
    }

    private async Task<PreparedShown?> FindAsync(TransactionSummary transaction, int number, CancellationToken cancellationToken) =>
        number >= 1 && number <= transaction.Documents.Count
            ? await prepared.ShownAsync(transaction.Requester!.ClientId, transaction.Documents[number - 1].DigestToSign, transaction.Id.ToString("N"), cancellationToken) : null;

    private static IResult Closed(HttpResponse response, IResult result)
    {
        PageShell.Close(response);
        return result;
    }
}
