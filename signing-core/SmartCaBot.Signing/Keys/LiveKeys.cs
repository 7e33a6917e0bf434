using SmartCaBot.Pkcs11.Tokens;

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
    private readonly Queue<KeyHandle> _orphans = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _byCredential.Count;
        }
    }

    /// <summary>The credential's live key, or null. A key of an earlier connection is forgotten.</summary>
    public LiveKey? TryRent(TokenSession session, Guid credentialId)
    {
        lock (_gate)
        {
            if (!_byCredential.TryGetValue(credentialId, out var node))
                return null;
            if (node.Value.Handle.Generation != session.Generation)
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

    /// <summary>Takes in a key just unwrapped and rents it; return it afterwards.</summary>
    public LiveKey Add(Guid credentialId, KeyHandle handle)
    {
        lock (_gate)
        {
            if (_byCredential.TryGetValue(credentialId, out var earlier))
                Remove(earlier);
            var node = _byUse.AddFirst(new LiveKey(credentialId, handle) { Users = 1 });
            _byCredential[credentialId] = node;
            while (_byCredential.Count > capacity)
                Remove(_byUse.Last!);
            return node.Value;
        }
    }

    public void Return(TokenSession session, LiveKey key)
    {
        lock (_gate)
        {
            if (--key.Users == 0 && key.IsRemoved)
                _orphans.Enqueue(key.Handle);
        }
        DestroyOrphans(session);
    }

    /// <summary>The credential was locked, suspended or revoked: its key must not stay usable.</summary>
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
            KeyHandle orphan;
            lock (_gate)
            {
                if (!_orphans.TryDequeue(out orphan))
                    return;
            }
            session.Destroy(orphan);
        }
    }

    private void Remove(LinkedListNode<LiveKey> node)
    {
        _byUse.Remove(node);
        _byCredential.Remove(node.Value.CredentialId);
        node.Value.IsRemoved = true;
        if (node.Value.Users == 0)
            _orphans.Enqueue(node.Value.Handle);
    }
}

/// <summary>An unwrapped key and how many use it now. Guarded by its <see cref="LiveKeys"/>.</summary>
internal sealed class LiveKey(Guid credentialId, KeyHandle handle)
{
    public Guid CredentialId => credentialId;

    public KeyHandle Handle => handle;

    public int Users { get; set; }

    public bool IsRemoved { get; set; }
}
