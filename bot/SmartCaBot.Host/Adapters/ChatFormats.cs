using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Adapters;

/// <summary>In a chat, what carries its signature inside is signed; for anything else PDF says why not.</summary>
internal static class ChatFormats
{
    public static async ValueTask<IDocumentSigner> ForChatAsync(this DocumentSigners signers, Stream document, CancellationToken cancellationToken) =>
        signers.Of(await DocumentKinds.OfAsync(document, cancellationToken) switch
        {
            DocumentKind.Xml => DocumentFormat.Xml,
            DocumentKind.Ooxml => DocumentFormat.Ooxml,
            _ => DocumentFormat.Pdf,
        });
}
