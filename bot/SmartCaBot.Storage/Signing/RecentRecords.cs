using System.Collections.Concurrent;

namespace SmartCaBot.Storage.Signing;

/// <summary>
/// Records lately written or read, with the encrypted value each was in. A row with that very value holds that very record, so what others
/// have written since is never missed. Bounded: when the younger half is full the older one is dropped.
/// </summary>
internal sealed class RecentRecords<T>(int capacity)
    where T : class
{
    private Half _young = new();
    private Half _old = new();

    /// <summary>Null when the value is not the one that is known.</summary>
    public T? Find(string id, ReadOnlySpan<byte> value)
    {
        if (Volatile.Read(ref _young).Records.TryGetValue(id, out var known))
            return value.SequenceEqual(known.Value) ? known.Record : null;
        if (!Volatile.Read(ref _old).Records.TryGetValue(id, out known) || !value.SequenceEqual(known.Value))
            return null;
        Keep(id, known.Value, known.Record);
        return known.Record;
    }

    public void Keep(string id, byte[] value, T record)
    {
        var young = Volatile.Read(ref _young);
        young.Records[id] = (value, record);
        if (Interlocked.Increment(ref young.Kept) < capacity / 2 || Interlocked.CompareExchange(ref _young, new Half(), young) != young)
            return;
        Volatile.Write(ref _old, young);
    }

    private sealed class Half
    {
        public int Kept;

        public ConcurrentDictionary<string, (byte[] Value, T Record)> Records { get; } = new();
    }
}
