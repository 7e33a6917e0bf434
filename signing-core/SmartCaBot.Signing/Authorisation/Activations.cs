using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>From activation data to its transaction, and back.</summary>
internal sealed class Activations(ISigningStore store, SadToken tokens, GrantWriting grants, TimeProvider time)
{
    public async Task<ActivationInfo?> FindAsync(string sad, string clientId, CancellationToken cancellationToken) =>
        await tokens.ReadAsync(sad, cancellationToken) is { } claims
        && await store.FindTransactionAsync(claims.Transaction, cancellationToken) is { Grant: { } grant } transaction
        && grant.Id == claims.Id && (transaction.Requester?.ClientId ?? "") == clientId
            ? new ActivationInfo(transaction.Subject, TransactionSummary.Of(transaction, time.GetUtcNow()), grant.ExpiresAt)
            : null;

    public async Task<AuthoriseResult.Authorised?> DataAsync(
        Guid transactionId, SubjectId subject, string clientId, CancellationToken cancellationToken) =>
        await store.FindTransactionAsync(transactionId, cancellationToken) is { State: TransactionState.Authorised or TransactionState.Signed, Grant: { } grant } transaction
        && transaction.Subject == subject && (transaction.Requester?.ClientId ?? "") == clientId && time.GetUtcNow() <= grant.ExpiresAt
            ? (AuthoriseResult.Authorised)await grants.AuthorisedAsync(transaction)
            : null;
}

/// <summary>What activation data is for.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Transaction">What it authorises, and whether that was used.</param>
/// <param name="ExpiresAt">Redeem before.</param>
public sealed record ActivationInfo(SubjectId Subject, TransactionSummary Transaction, DateTimeOffset ExpiresAt);
