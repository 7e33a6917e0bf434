using System.Collections.Concurrent;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// A small number beside each message that waits, in this process's memory alone. It is for what may be forgotten: another node may send the
/// message, or nobody, so when it is full all are.
/// </summary>
internal sealed class RecentCounts(int most = 10_000)
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Count => _counts.Count;

    public void Set(string messageId, int count)
    {
        if (_counts.Count >= most) _counts.Clear();
        _counts[messageId] = count;
    }

    /// <summary>One more; how many now.</summary>
    public int Add(string messageId)
    {
        if (_counts.Count >= most) _counts.Clear();
        return _counts.AddOrUpdate(messageId, 1, (_, before) => before + 1);
    }

    /// <summary>False when there is none.</summary>
    public bool TryRemove(string messageId, out int count) => _counts.TryRemove(messageId, out count);
}
