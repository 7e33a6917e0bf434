using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Pages.Code.Documents;

/// <summary>The document that a code would sign, as the host holds it.</summary>
/// <param name="files">Where it lies.</param>
/// <param name="owner">The conversation that it belongs to.</param>
/// <param name="fileId">Which.</param>
/// <param name="name">What its owner calls it.</param>
/// <param name="format">What it is.</param>
/// <param name="pages">Of a PDF.</param>
/// <param name="sha256">What was prepared: other bytes are never shown as it.</param>
internal sealed class DocumentShown(IFileStore files, string owner, string fileId, string name, DocumentFormat format, int pages, byte[] sha256) : IShownDocument
{
    public string Owner => owner;

    public string Name => name;

    /// <summary>That can be drawn; 0 for everything but PDF.</summary>
    public int Pages => format == DocumentFormat.Pdf ? pages : 0;

    public string Sha256 { get; } = Convert.ToHexStringLower(sha256);

    public string ContentType => SignedNames.MediaType(name, format);

    /// <summary>Null when it is gone, or is not what was prepared. The caller disposes it.</summary>
    public async Task<Stream?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(owner, fileId, cancellationToken) is not { } stored) return null;
        var digest = await SHA256.HashDataAsync(stored.Content, cancellationToken);
        if (!digest.AsSpan().SequenceEqual(sha256))
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
