using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Pages.Code.Documents;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>The code of a signing transaction.</summary>
internal sealed class SignatureCode(SigningCore core, SigningCoreOptions options, ISigningStore store, IFileStore files, TimeProvider clock) : IAwaitedCode
{
    /// <summary>As many digits of the file's digest as the chat shows.</summary>
    private const int ShownDigest = 16;

    public CodePurpose Purpose => CodePurpose.Signature;

    public async Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await TransactionAsync(awaited, cancellationToken) is not { } transaction) return null;
        var standing = transaction switch
        {
            { State: TransactionState.Signed } => CodeStanding.Entered,
            { IsOpen: true, Otp: not null } when clock.GetUtcNow() <= transaction.ExpiresAt => CodeStanding.Waiting,
            _ => CodeStanding.Closed,
        };
        var policy = options.Signing.Otp;
        return new CodeView(
            standing, policy.MaxAttempts - (transaction.Otp?.AttemptsUsed ?? 0), (transaction.Otp?.SentAt ?? transaction.CreatedAt) + policy.CoolDown,
            [.. transaction.Documents.SelectMany(Facts), .. await SignerAsync(transaction, cancellationToken)])
        {
            RequestedAt = transaction.CreatedAt,
            Document = Shown(transaction),
        };
    }

    public async Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken)
    {
        if (await TransactionAsync(awaited, cancellationToken) is not { } transaction) return EntryOutcome.Closed;
        return await core.Signing.ConfirmAsync(key, transaction.Id, transaction.Subject, code, cancellationToken) switch
        {
            ConfirmResult.Signed or ConfirmResult.AlreadySigned => EntryOutcome.Entered,
            ConfirmResult.WrongCode => EntryOutcome.Wrong,
            ConfirmResult.CodeExpired => EntryOutcome.CodeExpired,
            ConfirmResult.SigningUnavailable => EntryOutcome.Unavailable,
            _ => EntryOutcome.Closed,
        };
    }

    public async Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken) =>
        await TransactionAsync(awaited, cancellationToken) is { } transaction
            ? CodeDeliveries.Of(await core.Signing.SendCodeAsync(key, transaction.Id, transaction.Subject, cancellationToken), clock.GetUtcNow())
            : new CodeDelivery(CodeOutcome.Expired);

    public async Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await TransactionAsync(awaited, cancellationToken) is { } transaction)
            await core.Signing.CancelAsync(transaction.Id, transaction.Subject, cancellationToken);
    }

    private DocumentShown? Shown(SigningTransaction transaction) =>
        SigningSource.Read(transaction.IdempotencyKey) is { } source && transaction.Documents is [{ Format: { } format } document]
            ? new DocumentShown(files, source.ConversationId, source.FileId, document.Name, format, document.Pages, document.Sha256)
            : null;

    private async Task<SigningTransaction?> TransactionAsync(AwaitedCode awaited, CancellationToken cancellationToken) =>
        Guid.TryParse(awaited.Reference, out var id) ? await store.FindTransactionAsync(id, cancellationToken) : null;

    private static IEnumerable<CodeFact> Facts(DocumentToSign document)
    {
        yield return new("page.fact.document", document.Name);
        // Data files (XML) have no pages.
        if (document.Pages > 0) yield return new("page.fact.pages", document.Pages.ToString(CultureInfo.InvariantCulture));
        yield return new("page.fact.digest", string.Join(' ', Convert.ToHexStringLower(document.Sha256)[..ShownDigest].Chunk(4).Select(four => new string(four))));
    }

    private async Task<IEnumerable<CodeFact>> SignerAsync(SigningTransaction transaction, CancellationToken cancellationToken) =>
        from credential in await core.Signing.CredentialsAsync(transaction.Subject, cancellationToken)
        where credential.Id == transaction.CredentialId
        select new CodeFact("page.fact.signer", ShortNames.Of(credential.HolderName));
}
