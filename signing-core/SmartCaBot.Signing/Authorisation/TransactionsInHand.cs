using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Transactions that this process has just prepared, so that the steps which follow at once need not read them again. What others write
/// meanwhile is not seen here. So a confirmation takes one once, and only a signature made with it counts, whose write has found nothing
/// changed; and a code is sent by it within seconds, as if the preparation had sent it. Bounded: when the younger half is full the older is dropped.
/// </summary>
internal sealed class TransactionsInHand(TimeProvider time)
{
    private const int Half = 2048;

    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Dictionary<Guid, TransactionInHand> _young = [];
    private Dictionary<Guid, TransactionInHand> _old = [];

    /// <summary>Once it is stored.</summary>
    public void Keep(SigningTransaction transaction, Credential credential)
    {
        lock (_gate)
        {
            if (_young.Count >= Half)
                (_old, _young) = (_young, []);
            _young[transaction.Id] = new TransactionInHand(transaction, credential);
        }
    }

    /// <summary>One that was prepared, with its code, only now.</summary>
    public TransactionInHand? JustPrepared(Guid id)
    {
        lock (_gate)
            return _young.TryGetValue(id, out var found) && time.GetUtcNow() - found.Transaction.CreatedAt < Young ? found : null;
    }

    /// <summary>Its holder was erased: no copy of its wrapped key stays here.</summary>
    public void Forget(Guid credentialId)
    {
        lock (_gate)
        {
            foreach (var half in new[] { _young, _old })
            {
                foreach (var (id, _) in half.Where(kept => kept.Value.Transaction.CredentialId == credentialId).ToArray())
                    half.Remove(id);
            }
        }
    }

    /// <summary>Each is given away once.</summary>
    public TransactionInHand? TryTake(Guid id)
    {
        lock (_gate)
            return _young.Remove(id, out var found) || _old.Remove(id, out found) ? found : null;
    }
}
