using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Transactions that this process has just prepared, so that the steps which follow at once need not read them again. What others write
/// meanwhile is not seen here. So a code is sent by one within seconds only, as if the preparation had sent it; and a confirmation takes one
/// once, within a minute, so that the key of a certificate suspended long ago is not even used, and only a signature made with it counts,
/// whose write has found nothing changed. Bounded: when the younger half is full the older is dropped.
/// </summary>
internal sealed class TransactionsInHand(TimeProvider time)
{
    private const int Half = 2048;

    private static readonly TimeSpan GoodToSend = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodToSign = TimeSpan.FromSeconds(60);

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
            return _young.TryGetValue(id, out var found) && IsWithin(GoodToSend, found) ? found : null;
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
            return (_young.Remove(id, out var found) || _old.Remove(id, out found)) && IsWithin(GoodToSign, found) ? found : null;
    }

    private bool IsWithin(TimeSpan age, TransactionInHand kept) => time.GetUtcNow() - kept.Transaction.CreatedAt < age;
}
