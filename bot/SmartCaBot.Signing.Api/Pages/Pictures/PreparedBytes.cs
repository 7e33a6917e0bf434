using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>A stored file, as long as it is what was prepared for signing: other bytes are never shown as it.</summary>
/// <param name="files">Where it lies.</param>
/// <param name="shelf">The conversation or client that it belongs to.</param>
/// <param name="fileId">Which.</param>
/// <param name="sha256">Of what was prepared, lower-case hex.</param>
public sealed class PreparedBytes(IFileStore files, string shelf, string fileId, string sha256)
{
    public string Sha256 => sha256;

    /// <summary>Null when it is gone, or is not what was prepared. The caller disposes it.</summary>
    public async Task<Stream?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(shelf, fileId, cancellationToken) is not { } stored) return null;
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stored.Content, cancellationToken)) != sha256)
        {
            await stored.Content.DisposeAsync();
            return null;
        }

        stored.Content.Position = 0;
        return stored.Content;
    }

    /// <summary>All of it; null as above.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not { } content) return null;
        await using (content)
        {
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
    }
}
