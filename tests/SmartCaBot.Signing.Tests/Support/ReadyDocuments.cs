using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Support;

internal static class ReadyDocuments
{
    /// <summary>Prepares a document that can be signed.</summary>
    public static async ValueTask<PreparedDocument> ReadyAsync(
        this IDocumentSigner signer, Stream document, SigningCertificate certificate, SignatureParameters parameters, CancellationToken cancellationToken) =>
        Assert.IsType<DocumentPreparation.Ready>(await signer.PrepareAsync(document, certificate, parameters, cancellationToken)).Document;
}
