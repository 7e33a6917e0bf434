using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>From a code that was sent to signature activation data. Where the digests were not known when it was sent, they are bound now.</summary>
internal sealed class CodeGranting(ISigningStore store, Confirmation confirmation, GrantWriting grants, SigningOptions options)
{
    public async Task<AuthoriseResult> AuthoriseAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp, HashRequest? named, CancellationToken cancellationToken)
    {
        if (named is not null) HashRules.Check(named, options);
        var result = await confirmation.RunAsync(
            idempotencyKey, transactionId, subject, otp,
            async (transaction, _, _) =>
            {
                if (transaction.Documents.Count == 0 == (named is null)) return new ConfirmResult.NotFound();
                var whole = named is null
                    ? transaction
                    : transaction with { Documents = [.. named.Hashes.Select(DocumentToSign.Of)], Allowed = named.Signatures ?? named.Hashes.Count };
                // The code is used up.
                return await grants.TryGrantAsync(whole with { Otp = null }, step: 0, generation: null) is { } granted ? new ConfirmResult.Granted(granted) : null;
            },
            cancellationToken);
        return result switch
        {
            ConfirmResult.Granted granted => granted.Result,
            ConfirmResult.WrongCode wrong => new AuthoriseResult.WrongCode(wrong.AttemptsLeft),
            ConfirmResult.CodeExpired => new AuthoriseResult.CodeExpired(),
            ConfirmResult.CertificateNotUsable unusable => new AuthoriseResult.CertificateNotUsable(unusable.Status),
            ConfirmResult.SigningUnavailable => new AuthoriseResult.SigningUnavailable(),
            ConfirmResult.NotFound => new AuthoriseResult.NotFound(),
            _ => new AuthoriseResult.NotWaiting((await store.FindTransactionAsync(transactionId, cancellationToken))?.State ?? TransactionState.Expired),
        };
    }
}
