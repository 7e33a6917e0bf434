using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Api.External;

/// <summary>
/// Documents between the two calls, among the encrypted files on a shelf of the client's request: what is not that client's is not found. They
/// go with all other files.
/// </summary>
internal sealed class PreparedFiles(IFileStore files)
{
    private const string Digest = "application/octet-stream";
    private const int DigestSize = 32;

    /// <summary>Two files, the document and what was prepared of it; both names, for the client.</summary>
    public async Task<string> KeepAsync(string clientId, Guid request, byte[] document, PreparedDocument prepared, CancellationToken cancellationToken)
    {
        var shelf = Shelf(clientId, request);
        var pdf = await files.SaveAsync(null, shelf, "document.pdf", "application/pdf", (output, token) => output.WriteAsync(document, token), cancellationToken);
        byte[] state = [.. prepared.DigestToSign, .. prepared.State];
        var kept = await files.SaveAsync(null, shelf, "prepared", Digest, (output, token) => output.WriteAsync(state, token), cancellationToken);
        return $"{pdf.Id}.{kept.Id}";
    }

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

    private static string Shelf(string clientId, Guid request) => $"external-{clientId}-{request:N}";
}
