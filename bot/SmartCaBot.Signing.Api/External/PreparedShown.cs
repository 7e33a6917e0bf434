using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Pages.Pictures;

namespace SmartCaBot.Signing.Api.External;

/// <summary>A document that a client gave us to prepare, with what will be seen of the signature, as the citizen sees it who is asked to sign it.</summary>
internal sealed class PreparedShown(IFileStore files, string owner, PreparedPlace place) : IShownDocument
{
    private readonly PreparedBytes _bytes = new(files, place.Shelf, place.FileId, place.Sha256);

    public string Owner => owner;

    public int Pages => place.Pages;

    public string Sha256 => place.Sha256;

    public int SignaturePage => place.SignaturePage;

    /// <inheritdoc cref="PreparedBytes.OpenAsync"/>
    public Task<Stream?> OpenAsync(CancellationToken cancellationToken) => _bytes.OpenAsync(cancellationToken);

    public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => _bytes.ReadAsync(cancellationToken);
}
