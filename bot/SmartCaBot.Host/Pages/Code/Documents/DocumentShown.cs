using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Pages.Code.Documents;

/// <summary>The document that a code would sign, as the host holds it.</summary>
/// <param name="files">Where it lies.</param>
/// <param name="conversationId">Whose.</param>
/// <param name="fileId">Which.</param>
/// <param name="name">What its owner calls it.</param>
/// <param name="pages">0 for data files, which have none.</param>
/// <param name="sha256">What was prepared, lower-case hex: other bytes are never shown as it.</param>
internal sealed class DocumentShown(IFileStore files, string conversationId, string fileId, string name, int pages, byte[] sha256)
{
    public string Name => name;

    public int Pages => pages;

    public string Sha256 { get; } = Convert.ToHexStringLower(sha256);

    public string ContentType => pages > 0 ? "application/pdf" : "application/xml";

    /// <summary>Null when it is gone, or is not what was prepared.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(conversationId, fileId, cancellationToken) is not { } stored) return null;
        await using var content = stored.Content;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(sha256) ? bytes : null;
    }
}
