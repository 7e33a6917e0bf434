using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// The end of every kind of confirmation: from a proof to signatures. The transaction turns Signed in the write that records them, so one
/// confirmation of many wins; a signature that loses that race is thrown away.
/// </summary>
internal sealed class SignatureMaking(
    ISigningStore store, CitizenKeys keys, AuditEvents events, SigningOptions options, TimeProvider time, ILogger<SignatureMaking> logger)
{
    /// <summary>Where the transaction has ended, or null while it waits.</summary>
    public static ConfirmResult? Closed(SigningTransaction transaction) => transaction.State switch
    {
        TransactionState.Signed => new ConfirmResult.AlreadySigned(SignatureReceipt.Of(transaction)),
        TransactionState.Cancelled => new ConfirmResult.Cancelled(),
        TransactionState.Expired => new ConfirmResult.TransactionExpired(),
        TransactionState.Locked => new ConfirmResult.Locked(),
        TransactionState.Prepared or TransactionState.AwaitingOtp or TransactionState.Authorised => null,
        _ => throw new InvalidOperationException($"Unknown state {transaction.State}."),
    };

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    public async Task<ConfirmResult?> SignAsync(
        SigningTransaction transaction, Credential credential, Proof proof, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var digests = transaction.Documents.Select(document => document.DigestToSign).ToArray();
        var authorisation = new SignatureAuthorisation(credential.Id, transaction.Id, digests, proof, proof.VerifiedAt + options.AuthorisationLifetime);
        switch (await keys.SignAsync(authorisation, credential, digests, [.. transaction.Documents.Select(document => document.PssSalt)], cancellationToken))
        {
            case KeyUse.Made made:
                return await RecordAsync(transaction, authorisation, made.Signatures, now, cancellationToken);
            case KeyUse.Damaged damaged:
                await keys.ForgetAsync(credential.Id, cancellationToken);
                SigningLog.KeyDamaged(logger, credential.Id, damaged.Why);
                return new ConfirmResult.SigningUnavailable();
            // Its time ended while it waited for the key, or it was given under a longer one.
            case KeyUse.NotAuthorised { Why: AuthorisationUse.Expired }:
                return new ConfirmResult.NotAuthorised();
            case KeyUse.NotAuthorised refused:
                throw new InvalidOperationException($"A fresh authorisation was refused: {refused.Why}.");
            default:
                throw new InvalidOperationException("Unknown outcome of using a key.");
        }
    }

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    public async Task<ConfirmResult?> ExpireAsync(SigningTransaction transaction, CancellationToken cancellationToken) =>
        await CloseAsync(transaction, TransactionState.Expired, AuditKind.TransactionExpired, cancellationToken) ? new ConfirmResult.TransactionExpired() : null;

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    public async Task<ConfirmResult?> LockAsync(SigningTransaction transaction, CancellationToken cancellationToken)
    {
        await keys.ForgetAsync(transaction.CredentialId, cancellationToken);
        return await CloseAsync(transaction, TransactionState.Locked, AuditKind.TransactionLocked, cancellationToken) ? new ConfirmResult.Locked() : null;
    }

    private async Task<ConfirmResult?> RecordAsync(
        SigningTransaction transaction, SignatureAuthorisation authorisation, IReadOnlyList<byte[]> signatures, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var signed = await events.AboutAsync(
            AuditKind.TransactionSigned, transaction.Subject, authorisation.TransactionId, AuditEvents.Citizen,
            $"{AuditDetail.Digests(transaction)};{AuditDetail.Signatures(signatures)}{AuditDetail.Proof(authorisation.Proof)}", cancellationToken);
        var next = transaction with
        {
            State = TransactionState.Signed,
            Signatures = signatures,
            ClosedAt = now,
            Version = transaction.Version + 1,
        };
        return await store.TryReplaceTransactionAsync(next, signed, cancellationToken) ? new ConfirmResult.Signed(SignatureReceipt.Of(next)) : null;
    }

    private async Task<bool> CloseAsync(
        SigningTransaction transaction, TransactionState state, AuditKind kind, CancellationToken cancellationToken)
    {
        var closed = await events.AboutAsync(kind, transaction.Subject, transaction.Id, AuditEvents.Citizen, "", cancellationToken);
        var next = transaction with { State = state, ClosedAt = time.GetUtcNow(), Version = transaction.Version + 1 };
        return await store.TryReplaceTransactionAsync(next, closed, cancellationToken);
    }
}
