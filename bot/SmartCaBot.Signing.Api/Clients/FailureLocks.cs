namespace SmartCaBot.Signing.Api.Clients;

/// <summary>
/// Locks out who is wrong again and again, each time for longer. Kept in memory: a restart begins anew, each node counts for itself. What it
/// guards are random secrets of 256 bits; it keeps guesses from costing work, and shows them to the operator.
/// </summary>
internal sealed class FailureLocks(TimeProvider clock)
{
    private const int MostTries = 10;
    private const int MostKnown = 10_000;
    private const int LongestDoublings = 8;

    private static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public bool IsLocked(string who)
    {
        lock (_lock) return _entries.TryGetValue(who, out var entry) && clock.GetUtcNow() < entry.Until;
    }

    /// <summary>True when this try locked.</summary>
    public bool Fail(string who)
    {
        lock (_lock)
        {
            if (_entries.Count >= MostKnown) _entries.Clear();
            var entry = _entries.GetValueOrDefault(who);
            var locks = entry.Tries + 1 >= MostTries;
            _entries[who] = locks
                ? new Entry(0, entry.Locks + 1, clock.GetUtcNow() + FirstLock * Math.Pow(2, Math.Min(entry.Locks, LongestDoublings)))
                : entry with { Tries = entry.Tries + 1 };
            return locks;
        }
    }

    public void Succeed(string who)
    {
        lock (_lock) _entries.Remove(who);
    }

    private readonly record struct Entry(int Tries, int Locks, DateTimeOffset Until);
}
