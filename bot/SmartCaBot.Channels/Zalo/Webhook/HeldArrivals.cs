namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>What waits for the database, in its order. Counted without a lock, for every event of the webhook asks.</summary>
internal sealed class HeldArrivals
{
    private readonly Lock _lock = new();
    private readonly Queue<Arrival> _held = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(Arrival arrival)
    {
        lock (_lock) _held.Enqueue(arrival);
        Interlocked.Increment(ref _count);
    }

    /// <summary>The first ones; they stay until they are removed.</summary>
    public Arrival[] First(int most)
    {
        lock (_lock) return [.. _held.Take(most)];
    }

    public void RemoveFirst(int count)
    {
        lock (_lock)
        {
            for (var i = 0; i < count; i++) _held.Dequeue();
        }

        Interlocked.Add(ref _count, -count);
    }
}
