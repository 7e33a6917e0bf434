using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>
/// Remote signing as the bot needs it; behind it stands the signing core in this process, or VNPT's gateway. Calls with a key are idempotent:
/// the same key again returns the first result.
/// </summary>
public interface ISigning
{
    Task<CertificateList> CertificatesAsync(Person person, CancellationToken cancellationToken);

    /// <summary>Whether a document could be signed by anyone: <see cref="PrepareOutcome.Prepared"/>, or why not. Opens nothing.</summary>
    Task<PrepareOutcome> InspectAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken);

    /// <summary>Reads the document, computes what will be signed, and opens a transaction that waits for the person's confirmation.</summary>
    Task<PreparedSigning> PrepareAsync(string key, SigningRequest request, CancellationToken cancellationToken);

    /// <summary>Sends a code for that transaction to the phone or e-mail on record.</summary>
    Task<CodeDelivery> SendCodeAsync(string key, Person person, string transactionId, CancellationToken cancellationToken);

    /// <summary>
    /// Checks the code; when right, signs once and returns the signed file, already verified. An empty code is no attempt: it tells how things
    /// stand, <see cref="ConfirmOutcome.WrongCode"/> while the confirmation is awaited.
    /// </summary>
    Task<SigningResult> ConfirmAsync(string key, Person person, string transactionId, string code, CancellationToken cancellationToken);

    /// <summary>Gives up a transaction that has not been signed. Repeatable.</summary>
    Task CancelAsync(Person person, string transactionId, CancellationToken cancellationToken);

    /// <summary>What the person has signed, newest first.</summary>
    Task<SigningHistory> HistoryAsync(Person person, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Says in plain words who signed a document and whether it was changed since.</summary>
    Task<Verification> VerifyAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken);
}

/// <param name="Available">False while signing is out of order; the list is then empty.</param>
/// <param name="Certificates">Newest first.</param>
public sealed record CertificateList(bool Available, IReadOnlyList<CertificateSummary> Certificates);

/// <param name="Id">For later calls.</param>
/// <param name="SerialNumber">Hex.</param>
/// <param name="Name">The holder's name.</param>
/// <param name="Issuer">The issuer's name.</param>
/// <param name="ValidFrom">First instant of validity.</param>
/// <param name="ValidTo">Last.</param>
/// <param name="Usable">Active and within its validity.</param>
public sealed record CertificateSummary(
    string Id, string SerialNumber, string Name, string Issuer, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, bool Usable);

public sealed record SigningRequest(Person Person, string ConversationId, string CertificateId, ReceivedFile File);

public enum PrepareOutcome
{
    Prepared,
    NotPdf,
    Empty,
    Damaged,
    Encrypted,
    TooLarge,
    Locked,

    /// <summary>An Office document of the kind before 2007.</summary>
    OldFormat,

    /// <summary>It has macros.</summary>
    Programs,

    /// <summary>It shows what stands elsewhere, and no signature can cover that.</summary>
    Changeable,
    Unsupported,
    CertificateNotUsable,
    FileGone,
    Unavailable,
}

/// <param name="Outcome">Prepared, or why not.</param>
/// <param name="TransactionId">For later calls.</param>
/// <param name="Pages">Of the document.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the document, lower-case hex.</param>
/// <param name="ExistingSignatures">Already in it.</param>
/// <param name="ExpiresAt">The person must confirm before.</param>
/// <param name="Confirmation">How.</param>
public sealed record PreparedSigning(
    PrepareOutcome Outcome, string? TransactionId = null, int Pages = 0, long Size = 0, string? Sha256 = null,
    int ExistingSignatures = 0, DateTimeOffset? ExpiresAt = null, ConfirmationKind Confirmation = ConfirmationKind.SentCode);

public enum CodeOutcome
{
    Sent,

    /// <summary>One was sent a moment ago; <see cref="CodeDelivery.RetryAt"/> says when the next may be.</summary>
    CoolDown,
    NoMoreResends,
    Expired,
    Unavailable,
}

/// <param name="Outcome">Sent, or why not.</param>
/// <param name="Destination">Masked: ••••••678.</param>
/// <param name="ExpiresAt">The code's end.</param>
/// <param name="RetryAt">When another may be sent.</param>
public sealed record CodeDelivery(
    CodeOutcome Outcome, string? Destination = null, DateTimeOffset? ExpiresAt = null, DateTimeOffset? RetryAt = null);

public enum ConfirmOutcome
{
    Signed,
    WrongCode,
    CodeExpired,
    Expired,
    Locked,
    Cancelled,
    CertificateNotUsable,
    Unavailable,

    /// <summary>The person refused in the app.</summary>
    Declined,

    /// <summary>What came back was not made by the person's key over this document: it was thrown away.</summary>
    Faulty,

    /// <summary>The signing password that came before the code is not held any more: it is asked for again.</summary>
    PasswordGone,
}

/// <param name="Outcome">Signed, or why not.</param>
/// <param name="AttemptsLeft">After a wrong code.</param>
/// <param name="File">The signed document, in the conversation's files.</param>
/// <param name="Verification">What a verifier says of it.</param>
public sealed record SigningResult(
    ConfirmOutcome Outcome, int AttemptsLeft = 0, ReceivedFile? File = null, Verification? Verification = null);

/// <param name="Available">False while signing is out of order.</param>
/// <param name="Items">Newest first; one for each time the person confirmed.</param>
public sealed record SigningHistory(bool Available, IReadOnlyList<SignedItem> Items);

/// <param name="Document">File name, or what a system of others calls it; the first of several.</param>
/// <param name="At">When it was signed.</param>
/// <param name="TransactionId">For the help desk.</param>
/// <param name="Others">Documents signed together with it.</param>
/// <param name="Requester">The system that asked for it; null for this chat.</param>
public sealed record SignedItem(string Document, DateTimeOffset At, string TransactionId, int Others = 0, string? Requester = null);

public enum VerificationOutcome
{
    Valid,
    ValidWithLaterChanges,
    Altered,
    Undecided,
    NoSignature,
    NotReadable,
}

/// <summary>Why a signature can neither be called valid nor altered, as far as it matters to people.</summary>
public enum VerificationDoubt
{
    /// <summary>The document shows what it does not cover: added or changed since, or left out by the signer.</summary>
    NotAllCovered,

    /// <summary>Only a part is signed, and whether that is what matters cannot be told.</summary>
    OnlyPart,

    /// <summary>It stands beside its document, and that is not here.</summary>
    DocumentMissing,

    /// <summary>Who issued the certificate is not known.</summary>
    SignerUnknown,

    /// <summary>The certificate had expired, or was not valid yet.</summary>
    NotValidThen,

    /// <summary>The certificate was suspended or revoked, and nothing proves that the signature is older.</summary>
    Revoked,

    /// <summary>The certificate is not for signing.</summary>
    NotForSigning,

    /// <summary>It is broken, or of a kind that is not checked.</summary>
    NotReadable,
}

/// <param name="Outcome">Of the whole document: the worst of its signatures.</param>
/// <param name="Signatures">In the order they were made.</param>
public sealed record Verification(VerificationOutcome Outcome, IReadOnlyList<SignatureSummary> Signatures);

/// <param name="Signer">Name in the certificate.</param>
/// <param name="SignedAt">As claimed in the document.</param>
/// <param name="Outcome">Of this signature.</param>
/// <param name="Doubt">Set if and only if the outcome is <see cref="VerificationOutcome.Undecided"/>.</param>
public sealed record SignatureSummary(string Signer, DateTimeOffset? SignedAt, VerificationOutcome Outcome, VerificationDoubt? Doubt = null);
