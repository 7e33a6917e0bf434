using System.Security.Cryptography;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Gateway;

/// <summary>Writes the signed document of a request into the conversation's files: once, however often it is asked for.</summary>
internal sealed class GatewayFiles(DocumentSigners signers, IFileStore files)
{
    /// <param name="request">A signed one.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    /// <exception cref="CryptographicException">The signature is not of this document: nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The document is gone.</exception>
    public async Task<ReceivedFile> WriteAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var document = content.Document ?? throw new InvalidOperationException("A request without a document.");
        var stored = await files.OpenAsync(request.ConversationId, document.FileId, cancellationToken)
            ?? throw new InvalidOperationException($"The file of gateway request {request.Id:N} is gone.");
        await using var original = stored.Content;
        return await files.SaveAsync(
            $"signed:{request.Reference}", request.ConversationId, SignedNames.Of(document.Name, document.Format), SignedNames.MediaType(document.Name, document.Format),
            async (output, token) =>
            {
                original.Position = 0;
                // Checks the value against the certificate once more before it writes.
                await signers.Of(document.Format).FinishAsync(
                    original, new PreparedDocument(document.Format, content.Digest, document.State), content.Signature!, output, token);
            },
            cancellationToken);
    }
}
