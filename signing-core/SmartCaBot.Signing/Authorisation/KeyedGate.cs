namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Lets work on one thing take turns within the process. It spares double work and confusing answers; what is right
/// across processes is the store's compare-and-swap alone.
/// </summary>
internal sealed class KeyedGate
{
    private readonly Dictionary<Guid, Entry> _entries = [];

    public async ValueTask<Turn> EnterAsync(Guid key, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out entry))
                _entries[key] = entry = new Entry();
            entry.Users++;
        }
        try
        {
            await entry.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }
        return new Turn(this, key, entry);
    }

    private void Leave(Guid key, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users > 0)
                return;
            _entries.Remove(key);
        }
        entry.Semaphore.Dispose();
    }

    internal readonly struct Turn(KeyedGate gate, Guid key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Semaphore.Release();
            gate.Leave(key, entry);
        }
    }

    internal sealed class Entry
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
