using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Writes the signed document of a transaction into the conversation's files: once, however often it is asked for.</summary>
internal sealed class SignedFiles(SigningCore core, DocumentSigners signers, ISigningStore transactions, IFileStore files)
{
    /// <exception cref="InvalidOperationException">The transaction is not one of a conversation's file, or that file is gone.</exception>
    public async Task<(string ConversationId, ReceivedFile File)> WriteAsync(
        Guid transactionId, SubjectId subject, CancellationToken cancellationToken)
    {
        var transaction = await transactions.FindTransactionAsync(transactionId, cancellationToken);
        var source = SigningSource.Read(transaction?.IdempotencyKey ?? "") ?? throw new InvalidOperationException("A transaction without a file.");
        var stored = await files.OpenAsync(source.ConversationId, source.FileId, cancellationToken)
            ?? throw new InvalidOperationException($"The file of transaction {transactionId} is gone.");
        await using var document = stored.Content;
        var format = transaction!.Documents[0].Format ?? throw new InvalidOperationException("A transaction of a bare digest.");
        var file = await files.SaveAsync(
            $"signed:{transactionId}", source.ConversationId, SignedNames.Of(stored.File.Name, format), SignedNames.MediaType(stored.File.Name, format),
            async (output, token) =>
            {
                var outcome = await core.Signing.FinishAsync(transactionId, subject, 0, signers.Of(format), document, output, token);
                if (outcome != FinishOutcome.Written)
                    throw new InvalidOperationException($"Transaction {transactionId} could not be finished: {outcome}.");
            },
            cancellationToken);
        return (source.ConversationId, file);
    }
}
