using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Api.External;

/// <summary>
/// Documents between the two calls, among the encrypted files on a shelf of the client's request: what is not that client's is not found. They
/// go with all other files. For a day a document is also found by what its key must sign, so that whoever is asked to sign it sees it.
/// </summary>
internal sealed class PreparedFiles(IFileStore files, ISharedValues values, TimeProvider clock)
{
    private static readonly TimeSpan Found = TimeSpan.FromDays(1);

    private const string Digest = "application/octet-stream";
    private const int DigestSize = 32;

    /// <summary>Two files, the document and what was prepared of it; both names, for the client.</summary>
    public async Task<string> KeepAsync(
        string clientId, Guid request, byte[] document, DocumentPreparation.Ready ready, CancellationToken cancellationToken)
    {
        var shelf = Shelf(clientId, request);
        var pdf = await files.SaveAsync(null, shelf, "document.pdf", "application/pdf", (output, token) => output.WriteAsync(document, token), cancellationToken);
        byte[] state = [.. ready.Document.DigestToSign, .. ready.Document.State];
        var kept = await files.SaveAsync(null, shelf, "prepared", Digest, (output, token) => output.WriteAsync(state, token), cancellationToken);
        var place = new PreparedPlace(shelf, pdf.Id, ready.Found.Pages, Convert.ToHexStringLower(ready.Sha256));
        await values.TryWriteAsync(KeyOf(clientId, ready.Document.DigestToSign), place.Write(), expectedVersion: 0, clock.GetUtcNow() + Found, cancellationToken);
        return $"{pdf.Id}.{kept.Id}";
    }

    /// <summary>The document that this client gave us and whose signature is over this digest; null for what it prepared elsewhere.</summary>
    public async Task<PreparedShown?> ShownAsync(string clientId, byte[] digestToSign, CancellationToken cancellationToken) =>
        await values.ReadAsync(KeyOf(clientId, digestToSign), cancellationToken) is { } value && !value.IsOver(clock.GetUtcNow())
            && PreparedPlace.Read(value.Value) is { } place ? new PreparedShown(files, place) : null;

    /// <summary>Null when there is no such thing, or it is another client's. The caller disposes the document.</summary>
    public async Task<(Stream Document, PreparedDocument Prepared)?> FindAsync(
        string clientId, Guid request, string fileId, CancellationToken cancellationToken)
    {
        var shelf = Shelf(clientId, request);
        if (fileId.Split('.') is not [var pdf, var kept] || await files.OpenAsync(shelf, kept, cancellationToken) is not { } state) return null;
        using var bytes = new MemoryStream();
        await using (state.Content) await state.Content.CopyToAsync(bytes, cancellationToken);
        if (bytes.Length <= DigestSize || await files.OpenAsync(shelf, pdf, cancellationToken) is not { } document) return null;
        var all = bytes.ToArray();
        return (document.Content, new PreparedDocument(DocumentFormat.Pdf, all[..DigestSize], all[DigestSize..]));
    }

    private static string KeyOf(string clientId, byte[] digestToSign) =>
        $"prepared|{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(clientId), 0, .. digestToSign]))}";

    private static string Shelf(string clientId, Guid request) => $"external-{clientId}-{request:N}";
}
