using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Remote signing as its callers see it: prepare, send a code, confirm, finish; minutes and crashes may lie between any
/// two. Everything names the subject whose it is; somebody else's is not found. Everything may be repeated with the same
/// key or identifier and has its effect once.
/// </summary>
public sealed class SigningService
{
    private readonly ISigningStore _store;
    private readonly Preparation _preparation;
    private readonly AttendedSigning _attended;
    private readonly OtpSending _sending;
    private readonly Confirmation _confirmation;
    private readonly Granting _granting;
    private readonly CodeGranting _codeGranting;
    private readonly Extension _extension;
    private readonly Activations _activations;
    private readonly Redemption _redemption;
    private readonly Cancellation _cancellation;
    private readonly TimeProvider _time;

    internal SigningService(
        ISigningStore store, Preparation preparation, OtpSending sending, Confirmation confirmation, Granting granting,
        CodeGranting codeGranting, Extension extension, Activations activations, Redemption redemption, Cancellation cancellation, TimeProvider time)
    {
        _store = store;
        _preparation = preparation;
        _attended = new AttendedSigning(preparation);
        _sending = sending;
        _confirmation = confirmation;
        _granting = granting;
        _codeGranting = codeGranting;
        _extension = extension;
        _activations = activations;
        _redemption = redemption;
        _cancellation = cancellation;
        _time = time;
    }

    /// <summary>The subject's credentials, newest first, usable or not.</summary>
    public async Task<IReadOnlyList<CredentialSummary>> CredentialsAsync(SubjectId subject, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var credentials = await _store.CredentialsAsync(subject, cancellationToken);
        return [.. credentials.Select(credential => CredentialSummary.Of(credential, now))];
    }

    /// <summary>Inspects a document and computes what is to be signed. Keep the document: finishing needs the same bytes.</summary>
    /// <param name="idempotencyKey">The caller's; the same key gives the same transaction.</param>
    /// <param name="subject">Who signs.</param>
    /// <param name="credentialId">With which key.</param>
    /// <param name="documentName">As the citizen knows it.</param>
    /// <param name="signer">The document's format.</param>
    /// <param name="document">Seekable.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<PrepareResult> PrepareAsync(
        string idempotencyKey, SubjectId subject, Guid credentialId, string documentName, IDocumentSigner signer,
        Stream document, CancellationToken cancellationToken) =>
        _preparation.PrepareAsync(
            idempotencyKey, subject, credentialId, documentName, signer, document, cancellationToken);

    /// <summary>
    /// All of it in one call, for callers that wait for the person with the document open; it is read once where its format allows. What was
    /// confirmed can be finished later too, as if it had been prepared.
    /// </summary>
    /// <param name="subject">Who signs.</param>
    /// <param name="credentialId">With which key.</param>
    /// <param name="documentName">As the citizen knows it.</param>
    /// <param name="signer">The document's format.</param>
    /// <param name="document">Seekable.</param>
    /// <param name="confirm">Asks the person, and tells what came of it.</param>
    /// <param name="output">Receives the signed document; to be thrown away when that was not written.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<SignResult> SignAsync(
        SubjectId subject, Guid credentialId, string documentName, IDocumentSigner signer, Stream document,
        Func<TransactionSummary, CancellationToken, Task<ConfirmResult>> confirm, Stream output, CancellationToken cancellationToken) =>
        _attended.SignAsync(subject, credentialId, documentName, signer, document, confirm, output, cancellationToken);

    /// <summary>Prepares bare digests, all confirmed at once, for relying systems that keep their documents.</summary>
    public Task<PrepareResult> PrepareHashesAsync(
        string idempotencyKey, SubjectId subject, Guid credentialId, HashRequest request, CancellationToken cancellationToken) =>
        _preparation.PrepareHashesAsync(idempotencyKey, subject, credentialId, request, cancellationToken);

    public Task<PrepareResult> PrepareHashesAsync(
        string idempotencyKey, SubjectId subject, Guid credentialId, IReadOnlyList<HashToSign> hashes, CancellationToken cancellationToken) =>
        PrepareHashesAsync(idempotencyKey, subject, credentialId, new HashRequest(hashes), cancellationToken);

    /// <summary>Sends a code to the phone and e-mail of the certificate's holder.</summary>
    public Task<SendCodeResult> SendCodeAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, CancellationToken cancellationToken) =>
        _sending.SendAsync(idempotencyKey, subject, transactionId, cancellationToken);

    /// <summary>Signs if the code is right.</summary>
    /// <param name="idempotencyKey">The caller's, of this try: a wrong code that comes again under the key of the last try is not counted again.</param>
    /// <param name="transactionId">Which transaction.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="otp">As typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ConfirmResult> ConfirmAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp, CancellationToken cancellationToken) =>
        _confirmation.ConfirmAsync(idempotencyKey, transactionId, subject, otp, cancellationToken);

    /// <summary>
    /// Gives out signature activation data when password and authenticator code are right. The same code for the same transaction gives the
    /// same data, until it is past its time; for another transaction it is wrong.
    /// </summary>
    public Task<AuthoriseResult> AuthoriseAsync(
        Guid transactionId, SubjectId subject, string password, string code, CancellationToken cancellationToken) =>
        _granting.AuthoriseAsync(transactionId, subject, password, code, cancellationToken);

    /// <summary>Gives out signature activation data when the code that was sent is right. The code is used up.</summary>
    /// <param name="idempotencyKey">The caller's, of this try: a wrong code that comes again under the key of the last try is not counted again.</param>
    /// <param name="transactionId">Which transaction.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="otp">As typed.</param>
    /// <param name="named">The digests, where the transaction was prepared without any; null where it has them. Requester and lifetime stay what they were.</param>
    /// <param name="cancellationToken">Stops before the comparison.</param>
    public Task<AuthoriseResult> AuthoriseByCodeAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp, HashRequest? named, CancellationToken cancellationToken) =>
        _codeGranting.AuthoriseAsync(idempotencyKey, transactionId, subject, otp, named, cancellationToken);

    /// <summary>
    /// Activation data for further digests, where the citizen authorised more signatures than digests. The data given before is good no more;
    /// digests of it that were not signed may be named again, and nothing else takes their place.
    /// </summary>
    public Task<AuthoriseResult> ExtendAsync(
        string sad, string clientId, IReadOnlyList<HashToSign> hashes, CancellationToken cancellationToken) =>
        _extension.ExtendAsync(sad, clientId, hashes, cancellationToken);

    /// <summary>What activation data is for; null when it is not ours, not the client's, or was replaced. Throws when the token cannot be used.</summary>
    public Task<ActivationInfo?> FindActivationAsync(string sad, string clientId, CancellationToken cancellationToken) =>
        _activations.FindAsync(sad, clientId, cancellationToken);

    /// <summary>Activation data of a transaction that the citizen has authorised, before its end, used or not; null otherwise.</summary>
    public Task<AuthoriseResult.Authorised?> ActivationDataAsync(
        Guid transactionId, SubjectId subject, string clientId, CancellationToken cancellationToken) =>
        _activations.DataAsync(transactionId, subject, clientId, cancellationToken);

    /// <summary>Signs with signature activation data that was given out for exactly this.</summary>
    /// <param name="transactionId">Which transaction.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="clientId">The client it was prepared for; empty for none.</param>
    /// <param name="sad">What <see cref="AuthoriseAsync"/> gave.</param>
    /// <param name="password">Compared too, when it is given.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ConfirmResult> RedeemAsync(
        Guid transactionId, SubjectId subject, string clientId, string sad, string? password, CancellationToken cancellationToken) =>
        _redemption.RedeemAsync(transactionId, subject, clientId, sad, password, choice: null, cancellationToken);

    /// <summary>Signs some of what activation data was given out for. Nothing of it can be signed after that.</summary>
    public Task<ConfirmResult> RedeemChosenAsync(
        Guid transactionId, SubjectId subject, string clientId, string sad, SignatureChoice choice, CancellationToken cancellationToken) =>
        _redemption.RedeemAsync(transactionId, subject, clientId, sad, password: null, choice, cancellationToken);

    /// <summary>The signatures of a transaction; null when it is not signed, not the subject's, or there is none.</summary>
    public async Task<SignatureReceipt?> ReceiptAsync(Guid transactionId, SubjectId subject, CancellationToken cancellationToken) =>
        await FindOwnAsync(transactionId, subject, cancellationToken) is { State: TransactionState.Signed } signed ? SignatureReceipt.Of(signed) : null;

    /// <summary>Closes a transaction that is not to be signed.</summary>
    public Task<CancelOutcome> CancelAsync(Guid transactionId, SubjectId subject, CancellationToken cancellationToken) =>
        _cancellation.CancelAsync(transactionId, subject, cancellationToken);

    /// <summary>Writes the signed document.</summary>
    /// <param name="transactionId">A signed transaction of documents.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="documentIndex">Which of its documents, from 0.</param>
    /// <param name="signer">The document's format.</param>
    /// <param name="document">The bytes that were prepared; seekable.</param>
    /// <param name="output">Receives the signed document; to be thrown away when that was not written to its end.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<FinishOutcome> FinishAsync(
        Guid transactionId, SubjectId subject, int documentIndex, IDocumentSigner signer, Stream document, Stream output,
        CancellationToken cancellationToken)
    {
        var transaction = await FindOwnAsync(transactionId, subject, cancellationToken);
        if (transaction is null || documentIndex < 0 || documentIndex >= transaction.Documents.Count)
            return FinishOutcome.NotFound;
        if (transaction.State != TransactionState.Signed)
            return FinishOutcome.NotSigned;
        var entry = transaction.Documents[documentIndex];
        if (entry.Format != signer.Format)
            return FinishOutcome.OtherDocument;
        document.Position = 0;
        try
        {
            await signer.FinishAsync(
                document, new PreparedDocument(signer.Format, entry.DigestToSign, entry.State),
                transaction.Signatures[documentIndex], output, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return FinishOutcome.OtherDocument;
        }
        return FinishOutcome.Written;
    }

    public async Task<TransactionSummary?> FindAsync(
        Guid transactionId, SubjectId subject, CancellationToken cancellationToken) =>
        await FindOwnAsync(transactionId, subject, cancellationToken) is { } transaction
            ? TransactionSummary.Of(transaction, _time.GetUtcNow())
            : null;

    /// <summary>What the subject has signed, newest first.</summary>
    public async Task<IReadOnlyList<TransactionSummary>> HistoryAsync(SubjectId subject, int skip, int take, CancellationToken cancellationToken) =>
        Summaries(await _store.SignedAsync(subject, skip, take, cancellationToken));

    /// <summary>What was to be signed with one credential, whatever became of it, newest first; empty when it is not the subject's.</summary>
    public async Task<IReadOnlyList<TransactionSummary>> HistoryAsync(
        SubjectId subject, Guid credentialId, int skip, int take, CancellationToken cancellationToken) =>
        Summaries(await _store.OfCredentialAsync(subject, credentialId, skip, take, cancellationToken));

    private IReadOnlyList<TransactionSummary> Summaries(IEnumerable<SigningTransaction> transactions)
    {
        var now = _time.GetUtcNow();
        return [.. transactions.Select(transaction => TransactionSummary.Of(transaction, now))];
    }

    private async Task<SigningTransaction?> FindOwnAsync(
        Guid transactionId, SubjectId subject, CancellationToken cancellationToken) =>
        await _store.FindTransactionAsync(transactionId, cancellationToken) is { } transaction
        && transaction.Subject == subject
            ? transaction
            : null;
}
