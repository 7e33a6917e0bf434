using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Further digests on one authorisation, where the citizen authorised more signatures than digests were known: of several signatures in one
/// document the later digests exist only after the earlier signature. What is left moves to a new transaction; the earlier one gives it up
/// first, so a crash in between costs signatures and never makes one too many.
/// </summary>
internal sealed class Extension(
    SigningPorts ports, SadToken tokens, GrantWriting grants, AuditEvents events, KeyedGate turns, SigningOptions options, TimeProvider time)
{
    private const int Retries = 5;

    private readonly ISigningStore _store = ports.Signing;

    public async Task<AuthoriseResult> ExtendAsync(
        string sad, string clientId, IReadOnlyList<HashToSign> hashes, CancellationToken cancellationToken)
    {
        HashRules.Check(new HashRequest(hashes), options);
        try
        {
            if (await tokens.ReadAsync(sad, cancellationToken) is not { } claims) return new AuthoriseResult.WrongSecret();
            using var turn = await turns.EnterAsync(claims.Transaction, cancellationToken);
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var transaction = await _store.FindTransactionAsync(claims.Transaction, cancellationToken);
                if (transaction?.Grant is not { } grant || grant.Id != claims.Id || (transaction.Requester?.ClientId ?? "") != clientId)
                    return new AuthoriseResult.WrongSecret();
                if (await RefusalAsync(transaction, grant, hashes.Count, cancellationToken) is { } refusal) return refusal;
                // From here on it does not matter whether the caller still waits.
                if (await TryGiveUpAsync(transaction)) return await grants.AddAsync(Next(transaction, grant, hashes), transaction.Id);
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new AuthoriseResult.SigningUnavailable();
        }

        return new AuthoriseResult.SigningUnavailable();
    }

    private static int Left(SigningTransaction transaction) =>
        transaction.State == TransactionState.Signed ? transaction.Allowed - transaction.Signatures.Count : transaction.Allowed;

    private async Task<AuthoriseResult?> RefusalAsync(SigningTransaction transaction, SadGrant grant, int wanted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (transaction.State is not (TransactionState.Authorised or TransactionState.Signed)) return new AuthoriseResult.NotWaiting(transaction.State);
        if (now > grant.ExpiresAt || now > transaction.AuthorisedAt + options.ExtensionLimit) return new AuthoriseResult.NotWaiting(TransactionState.Expired);
        if (wanted < 1 || wanted > Left(transaction)) return new AuthoriseResult.TooMany();
        if (!ports.MaySign) return new AuthoriseResult.SigningUnavailable();
        if (await _store.FindCredentialAsync(transaction.CredentialId, cancellationToken) is not { } credential) return new AuthoriseResult.NotFound();
        var status = credential.StatusAt(now);
        return status == CredentialStatus.Active ? null : new AuthoriseResult.CertificateNotUsable(status);
    }

    /// <summary>False when somebody else wrote the transaction in between. What was not signed is closed: its digests are in the next one, or not wanted.</summary>
    private async Task<bool> TryGiveUpAsync(SigningTransaction transaction)
    {
        var isOpen = transaction.IsOpen;
        var next = transaction with { Allowed = transaction.Signatures.Count, Version = transaction.Version + 1 };
        if (isOpen) next = next with { State = TransactionState.Cancelled, ClosedAt = time.GetUtcNow() };
        var closed = isOpen
            ? await events.AboutAsync(
                AuditKind.TransactionCancelled, transaction.Subject, transaction.Id, transaction.Requester?.Actor ?? AuditEvents.Citizen, "extended", CancellationToken.None)
            : null;
        return await _store.TryReplaceTransactionAsync(next, closed, CancellationToken.None);
    }

    private SigningTransaction Next(SigningTransaction earlier, SadGrant grant, IReadOnlyList<HashToSign> hashes)
    {
        var now = time.GetUtcNow();
        return earlier with
        {
            Id = Guid.CreateVersion7(now),
            IdempotencyKey = $"extends/{grant.Id}",
            Documents = [.. hashes.Select(DocumentToSign.Of)],
            Allowed = Left(earlier),
            Signatures = [],
            CreatedAt = now,
            ExpiresAt = now,
            ClosedAt = null,
            Version = 1,
        };
    }
}
