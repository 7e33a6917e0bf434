using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Pages.Pictures;

namespace SmartCaBot.Signing.Api.External;

/// <summary>A document that a client gave us to prepare, with what will be seen of the signature, as the citizen sees it who is asked to sign it.</summary>
internal sealed class PreparedShown(IFileStore files, string owner, PreparedPlace place) : IShownDocument
{
    public string Owner => owner;

    public int Pages => place.Pages;

    public string Sha256 => place.Sha256;

    public int SignaturePage => place.SignaturePage;

    /// <summary>Null when it is gone, or is not what was prepared. The caller disposes it.</summary>
    public async Task<Stream?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(place.Shelf, place.FileId, cancellationToken) is not { } stored) return null;
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stored.Content, cancellationToken)) != place.Sha256)
        {
            await stored.Content.DisposeAsync();
            return null;
        }

        stored.Content.Position = 0;
        return stored.Content;
    }

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
