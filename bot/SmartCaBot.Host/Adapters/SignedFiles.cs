using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Writes the signed document of a transaction into the conversation's files: once, however often it is asked for.</summary>
internal sealed class SignedFiles(SigningCore core, IDocumentSigner signer, ISigningStore transactions, IFileStore files)
{
    private const string Pdf = "application/pdf";

    /// <exception cref="InvalidOperationException">The transaction is not one of a conversation's file, or that file is gone.</exception>
    public async Task<(string ConversationId, ReceivedFile File)> WriteAsync(
        Guid transactionId, SubjectId subject, CancellationToken cancellationToken)
    {
        var transaction = await transactions.FindTransactionAsync(transactionId, cancellationToken);
        var source = SigningSource.Read(transaction?.IdempotencyKey ?? "") ?? throw new InvalidOperationException("A transaction without a file.");
        var stored = await files.OpenAsync(source.ConversationId, source.FileId, cancellationToken)
            ?? throw new InvalidOperationException($"The file of transaction {transactionId} is gone.");
        await using var document = stored.Content;
        var file = await files.SaveAsync(
            $"signed:{transactionId}", source.ConversationId, NameOf(stored.File.Name), Pdf,
            async (output, token) =>
            {
                var outcome = await core.Signing.FinishAsync(transactionId, subject, 0, signer, document, output, token);
                if (outcome != FinishOutcome.Written)
                    throw new InvalidOperationException($"Transaction {transactionId} could not be finished: {outcome}.");
            },
            cancellationToken);
        return (source.ConversationId, file);
    }

    /// <summary>don-xin-hoc.pdf becomes don-xin-hoc-da-ky.pdf.</summary>
    internal static string NameOf(string name) =>
        (name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name) + "-da-ky.pdf";
}
