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
/// <param name="sha256">Of what was prepared.</param>
internal sealed class DocumentShown(IFileStore files, string owner, string fileId, string name, DocumentFormat format, int pages, byte[] sha256) : IShownDocument
{
    private readonly PreparedBytes _bytes = new(files, owner, fileId, Convert.ToHexStringLower(sha256));

    public string Owner => owner;

    public string Name => name;

    /// <summary>That can be drawn; 0 for everything but PDF.</summary>
    public int Pages => format == DocumentFormat.Pdf ? pages : 0;

    public string Sha256 => _bytes.Sha256;

    public string ContentType => SignedNames.MediaType(name, format);

    /// <inheritdoc cref="PreparedBytes.OpenAsync"/>
    public Task<Stream?> OpenAsync(CancellationToken cancellationToken) => _bytes.OpenAsync(cancellationToken);

    public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => _bytes.ReadAsync(cancellationToken);
}
