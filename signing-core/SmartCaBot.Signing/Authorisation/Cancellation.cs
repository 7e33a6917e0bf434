using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>Closes a transaction at the citizen's wish, unless it was signed first.</summary>
internal sealed class Cancellation(ISigningStore store, TransactionsInHand hands, AuditEvents events, TimeProvider time)
{
    public async Task<CancelOutcome> CancelAsync(Guid transactionId, SubjectId subject, CancellationToken cancellationToken)
    {
        hands.TryTake(transactionId);
        try
        {
            while (true)
            {
                var transaction = await store.FindTransactionAsync(transactionId, cancellationToken);
                if (transaction is null || transaction.Subject != subject)
                    return CancelOutcome.NotFound;
                switch (transaction.State)
                {
                    case TransactionState.Cancelled:
                        return CancelOutcome.Cancelled;
                    case TransactionState.Signed:
                        return CancelOutcome.AlreadySigned;
                    case TransactionState.Expired or TransactionState.Locked:
                        return CancelOutcome.AlreadyClosed;
                }
                var cancelled = await events.AboutAsync(
                    AuditKind.TransactionCancelled, subject, transactionId, AuditEvents.Citizen, "", cancellationToken);
                var next = transaction with
                {
                    State = TransactionState.Cancelled,
                    ClosedAt = time.GetUtcNow(),
                    Version = transaction.Version + 1,
                };
                if (await store.TryReplaceTransactionAsync(next, cancelled, cancellationToken))
                    return CancelOutcome.Cancelled;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return CancelOutcome.SigningUnavailable;
        }
    }
}
