using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Signing.Api.External;

/// <summary>
/// Documents between the two calls, among the encrypted files on a shelf of the client's request: what is not that client's is not found. They
/// go after a day (<see cref="PreparedRetention"/>). So long a document is also found by what its key must sign, so that whoever is asked to sign it sees it.
/// </summary>
internal sealed class PreparedFiles(IFileStore files, ISharedValues values, TimeProvider clock)
{
    public const string ShelfPrefix = "external-";

    private static readonly TimeSpan Found = TimeSpan.FromDays(1);

    private const string Pdf = "application/pdf";
    private const string Digest = "application/octet-stream";
    private const int DigestSize = 32;

    /// <summary>
    /// Two files, the document and what was prepared of it; both names, for the client. And a third, which people are shown: the document with what
    /// will be seen of the signature, as the digest covers it.
    /// </summary>
    /// <param name="clientId">Whose.</param>
    /// <param name="request">Of the first call.</param>
    /// <param name="document">As the client gave it.</param>
    /// <param name="ready">What was prepared of it.</param>
    /// <param name="signaturePage">Where the signature is seen; 0 for nowhere.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<string> KeepAsync(
        string clientId, Guid request, byte[] document, DocumentPreparation.Ready ready, int signaturePage, CancellationToken cancellationToken)
    {
        var shelf = Shelf(clientId, request);
        var pdf = await files.SaveAsync(null, shelf, "document.pdf", Pdf, (output, token) => output.WriteAsync(document, token), cancellationToken);
        byte[] state = [.. ready.Document.DigestToSign, .. ready.Document.State];
        var kept = await files.SaveAsync(null, shelf, "prepared", Digest, (output, token) => output.WriteAsync(state, token), cancellationToken);
        byte[] seen = [.. document, .. PdfDocumentSigner.EndOf(ready.Document).Span];
        var shown = await files.SaveAsync(null, shelf, "shown.pdf", Pdf, (output, token) => output.WriteAsync(seen, token), cancellationToken);
        var place = new PreparedPlace(shelf, shown.Id, ready.Found.Pages, Convert.ToHexStringLower(SHA256.HashData(seen)), signaturePage);
        await values.TryWriteAsync(KeyOf(clientId, ready.Document.DigestToSign), place.Write(), expectedVersion: 0, clock.GetUtcNow() + Found, cancellationToken);
        return $"{pdf.Id}.{kept.Id}";
    }

    /// <summary>The document that this client gave us and whose signature is over this digest; null for what it prepared elsewhere.</summary>
    /// <param name="clientId">Who asks for the signature.</param>
    /// <param name="digestToSign">Over what.</param>
    /// <param name="owner">Of whose documents one page is drawn at a time.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<PreparedShown?> ShownAsync(string clientId, byte[] digestToSign, string owner, CancellationToken cancellationToken) =>
        await values.ReadAsync(KeyOf(clientId, digestToSign), cancellationToken) is { } value && !value.IsOver(clock.GetUtcNow())
            && PreparedPlace.Read(value.Value) is { } place ? new PreparedShown(files, owner, place) : null;

    /// <summary>Null when there is no such thing, or it is another client's. The caller disposes the document.</summary>
    public async Task<(Stream Document, PreparedDocument Prepared)?> FindAsync(
        string clientId, Guid request, string fileId, CancellationToken cancellationToken)
    {
        var shelf = Shelf(clientId, request);
        if (fileId.Split('.') is not [var pdf, var kept] || await OpenAsync(shelf, kept, Digest, cancellationToken) is not { } state) return null;
        using var bytes = new MemoryStream();
        await using (state) await state.CopyToAsync(bytes, cancellationToken);
        if (bytes.Length <= DigestSize || await OpenAsync(shelf, pdf, Pdf, cancellationToken) is not { } document) return null;
        var all = bytes.ToArray();
        return (document, new PreparedDocument(DocumentFormat.Pdf, all[..DigestSize], all[DigestSize..]));
    }

    /// <summary>Whether no file is named twice: each document is finished once in a request, so that all of them are no more than were once sent.</summary>
    public static bool AreApart(IEnumerable<string?> fileIds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return fileIds.All(id => (id ?? "").Split('.').All(seen.Add));
    }

    /// <summary>Null when it is none of that kind: what a client sent is not what was prepared of it.</summary>
    private async Task<Stream?> OpenAsync(string shelf, string id, string type, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(shelf, id, cancellationToken) is not { } stored) return null;
        if (stored.File.ContentType == type) return stored.Content;
        await stored.Content.DisposeAsync();
        return null;
    }

    private static string KeyOf(string clientId, byte[] digestToSign) =>
        $"prepared|{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(clientId), 0, .. digestToSign]))}";

    private static string Shelf(string clientId, Guid request) => $"{ShelfPrefix}{clientId}-{request:N}";
}
