using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Further digests on one authorisation, where the citizen authorised more signatures than digests were known: of several signatures in one
/// document the later digests exist only after the earlier signature. Only that surplus, which the citizen was told of, takes new digests: none stands
/// in the place of one that they confirmed. What is left moves to a new transaction; the earlier one gives it up first, so a crash in between costs
/// signatures and never makes one too many.
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
                if (await RefusalAsync(transaction, grant, hashes, cancellationToken) is { } refusal) return refusal;
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

    /// <summary>Signatures that are still free once these digests have theirs; negative when there are not enough.</summary>
    private static int FreeAfter(SigningTransaction transaction, IReadOnlyList<HashToSign> hashes)
    {
        // What was confirmed and not signed may be named again; what was signed would be signed twice.
        var confirmed = transaction.IsOpen ? transaction.Documents.Select(document => document.DigestToSign).ToList() : [];
        var added = hashes.Count(hash =>
        {
            var at = confirmed.FindIndex(digest => digest.AsSpan().SequenceEqual(hash.Digest));
            if (at >= 0) confirmed.RemoveAt(at);
            return at < 0;
        });
        return transaction.Allowed - transaction.Documents.Count - added;
    }

    private async Task<AuthoriseResult?> RefusalAsync(SigningTransaction transaction, SadGrant grant, IReadOnlyList<HashToSign> hashes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (transaction.State is not (TransactionState.Authorised or TransactionState.Signed)) return new AuthoriseResult.NotWaiting(transaction.State);
        if (now > grant.ExpiresAt || now > transaction.AuthorisedAt + options.ExtensionLimit) return new AuthoriseResult.NotWaiting(TransactionState.Expired);
        if (hashes.Count < 1 || FreeAfter(transaction, hashes) < 0) return new AuthoriseResult.TooMany();
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
            Allowed = hashes.Count + FreeAfter(earlier, hashes),
            Signatures = [],
            CreatedAt = now,
            ExpiresAt = now,
            ClosedAt = null,
            Version = 1,
        };
    }
}
