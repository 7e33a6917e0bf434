using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Adapters;

/// <summary>The bot's signing port on the signing core in this process.</summary>
internal sealed class LocalSigning(
    SigningCore core, DocumentSigners signers, IFileStore files, SignedFiles signedFiles, Verifier verifier, TimeProvider clock) : ISigning
{
    public async Task<CertificateList> CertificatesAsync(Person person, CancellationToken cancellationToken)
    {
        var credentials = await core.Signing.CredentialsAsync(Accounts.Of(person), cancellationToken);
        return new CertificateList(true, [.. credentials.Select(Certificates.Describe)]);
    }

    public async Task<PrepareOutcome> InspectAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(conversationId, file.Id, cancellationToken) is not { } stored) return PrepareOutcome.FileGone;
        await using var document = stored.Content;
        var signer = await signers.ForInsideAsync(document, cancellationToken);
        return await signer.InspectAsync(document, cancellationToken) is DocumentInspection.Refused refused
            ? Preparations.Outcome(refused.Reason)
            : PrepareOutcome.Prepared;
    }

    public async Task<PreparedSigning> PrepareAsync(string key, SigningRequest request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.CertificateId, out var credential)) return new(PrepareOutcome.CertificateNotUsable);
        if (await files.OpenAsync(request.ConversationId, request.File.Id, cancellationToken) is not { } stored)
            return new(PrepareOutcome.FileGone);
        await using var document = stored.Content;
        var signer = await signers.ForInsideAsync(document, cancellationToken);
        var source = new SigningSource(request.ConversationId, request.File.Id);
        var result = await core.Signing.PrepareAsync(
            source.ToKey(key), Accounts.Of(request.Person), credential, request.File.Name, signer, document, cancellationToken);
        return result is PrepareResult.Prepared prepared
            ? Describe(prepared.Transaction)
            : Preparations.Describe(result);
    }

    public async Task<CodeDelivery> SendCodeAsync(string key, Person person, string transactionId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(transactionId, out var id)) return new CodeDelivery(CodeOutcome.Expired);
        var result = await core.Signing.SendCodeAsync(key, id, Accounts.Of(person), cancellationToken);
        return CodeDeliveries.Of(result, clock.GetUtcNow());
    }

    public async Task<SigningResult> ConfirmAsync(
        string key, Person person, string transactionId, string code, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(transactionId, out var id)) return new SigningResult(ConfirmOutcome.Expired);
        var result = await core.Signing.ConfirmAsync(key, id, Accounts.Of(person), code, cancellationToken);
        if (result is not (ConfirmResult.Signed or ConfirmResult.AlreadySigned)) return Confirmations.Describe(result);
        var (conversationId, file) = await signedFiles.WriteAsync(id, Accounts.Of(person), cancellationToken);
        return new SigningResult(
            ConfirmOutcome.Signed, File: file, Verification: await VerifyAsync(conversationId, file, cancellationToken));
    }

    public async Task CancelAsync(Person person, string transactionId, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(transactionId, out var id))
            await core.Signing.CancelAsync(id, Accounts.Of(person), cancellationToken);
    }

    public async Task<SigningHistory> HistoryAsync(Person person, int skip, int take, CancellationToken cancellationToken)
    {
        var signed = await core.Signing.HistoryAsync(Accounts.Of(person), skip, take, cancellationToken);
        return new SigningHistory(true,
        [
            .. signed.Select(transaction => new SignedItem(
                transaction.Documents[0].Name, transaction.ClosedAt ?? transaction.CreatedAt, transaction.Id.ToString("N"),
                transaction.Documents.Count - 1, transaction.Requester?.Name)),
        ]);
    }

    public async Task<Verification> VerifyAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(conversationId, file.Id, cancellationToken) is not { } stored)
            return new Verification(VerificationOutcome.NotReadable, []);
        await using var document = stored.Content;
        return Verifier.Describe(await verifier.VerifyAsync(document, content: null, cancellationToken));
    }

    private static PreparedSigning Describe(TransactionSummary transaction)
    {
        var document = transaction.Documents[0];
        return new PreparedSigning(
            PrepareOutcome.Prepared, transaction.Id.ToString(), document.Pages, document.Size, Convert.ToHexStringLower(document.Sha256),
            document.ExistingSignatures, transaction.ExpiresAt);
    }
}
