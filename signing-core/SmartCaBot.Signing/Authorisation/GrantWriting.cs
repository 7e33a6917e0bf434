using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>The end of every confirmation that gives out activation data: the transaction says so before anybody has it.</summary>
internal sealed class GrantWriting(ISigningStore store, SadToken tokens, AuditEvents events, SigningOptions options, TimeProvider time)
{
    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    /// <param name="transaction">As it was read, with the documents that are authorised.</param>
    /// <param name="step">The time step of an authenticator's code; 0 for a code that was sent.</param>
    /// <param name="generation">Which authenticator; null for a code that was sent.</param>
    public async Task<AuthoriseResult?> TryGrantAsync(SigningTransaction transaction, long step, int? generation)
    {
        var next = Granted(transaction, step, generation) with { Version = transaction.Version + 1 };
        var authorised = await EventAsync(next, "");
        return await store.TryReplaceTransactionAsync(next, authorised, CancellationToken.None) ? await AuthorisedAsync(next) : null;
    }

    /// <summary>A further transaction on an authorisation that was given for an earlier one.</summary>
    public async Task<AuthoriseResult> AddAsync(SigningTransaction transaction, Guid earlier)
    {
        var added = Granted(transaction, transaction.Grant!.Step, transaction.Grant.Generation);
        return await AuthorisedAsync((await store.AddTransactionAsync(added, [await EventAsync(added, $";extends={earlier}")], CancellationToken.None)).Item);
    }

    public async Task<AuthoriseResult> AuthorisedAsync(SigningTransaction transaction) => new AuthoriseResult.Authorised(
        await tokens.WriteAsync(transaction, transaction.Grant!, CancellationToken.None), transaction.Grant!.ExpiresAt);

    private SigningTransaction Granted(SigningTransaction transaction, long step, int? generation)
    {
        var now = time.GetUtcNow();
        var grant = new SadGrant(Guid.NewGuid(), step, now, now + options.AuthorisationLifetime, generation);
        return transaction with
        {
            State = TransactionState.Authorised,
            Grant = grant,
            AuthorisedAt = transaction.AuthorisedAt ?? now,
            // A grant that is good can be redeemed.
            ExpiresAt = transaction.ExpiresAt > grant.ExpiresAt ? transaction.ExpiresAt : grant.ExpiresAt,
        };
    }

    private ValueTask<AuditEvent> EventAsync(SigningTransaction transaction, string more) => events.AboutAsync(
        AuditKind.TransactionAuthorised, transaction.Subject, transaction.Id, AuditEvents.Citizen,
        $"grant={transaction.Grant!.Id};{AuditDetail.Digests(transaction)}{AuditDetail.Requester(transaction.Requester)}{more}", CancellationToken.None);
}
