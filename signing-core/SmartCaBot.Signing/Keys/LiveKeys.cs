using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// The keys most lately used, unwrapped in the token, so that a busy signer does not pay for unwrapping each time. Bounded;
/// the one longest unused goes first. A key in use is destroyed only after its last user returns it.
/// </summary>
internal sealed class LiveKeys(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LinkedListNode<LiveKey>> _byCredential = [];
    private readonly LinkedList<LiveKey> _byUse = [];
    private readonly Queue<LiveKey> _orphans = [];

    /// <summary>Keys that nobody uses any more wait for a session to destroy them.</summary>
    public bool HasOrphans
    {
        get
        {
            lock (_gate)
                return _orphans.Count > 0;
        }
    }

    /// <summary>The credential's live key, or null. One that no longer matches the store is forgotten.</summary>
    public LiveKey? TryRent(Credential credential)
    {
        lock (_gate)
        {
            if (!_byCredential.TryGetValue(credential.Id, out var node))
                return null;
            if (!node.Value.IsOf(credential))
            {
                Remove(node);
                return null;
            }
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            node.Value.Users++;
            return node.Value;
        }
    }

    /// <summary>Takes in a key just checked and rents it; return it afterwards.</summary>
    public LiveKey Add(LiveKey key)
    {
        lock (_gate)
        {
            if (_byCredential.TryGetValue(key.CredentialId, out var earlier))
                Remove(earlier);
            key.Users = 1;
            _byCredential[key.CredentialId] = _byUse.AddFirst(key);
            while (_byCredential.Count > capacity)
                Remove(_byUse.Last!);
            return key;
        }
    }

    public void Return(LiveKey key)
    {
        lock (_gate)
        {
            if (--key.Users == 0 && key.IsRemoved)
                _orphans.Enqueue(key);
        }
    }

    /// <summary>The credential was locked, suspended, revoked or found damaged: its key must not stay usable.</summary>
    public void Forget(Guid credentialId)
    {
        lock (_gate)
        {
            if (_byCredential.TryGetValue(credentialId, out var node))
                Remove(node);
        }
    }

    public void DestroyOrphans(TokenSession session)
    {
        while (true)
        {
            LiveKey? orphan;
            lock (_gate)
            {
                if (!_orphans.TryDequeue(out orphan))
                    return;
            }
            orphan.Destroy(session);
        }
    }

    private void Remove(LinkedListNode<LiveKey> node)
    {
        _byUse.Remove(node);
        _byCredential.Remove(node.Value.CredentialId);
        node.Value.IsRemoved = true;
        if (node.Value.Users == 0)
            _orphans.Enqueue(node.Value);
    }
}
