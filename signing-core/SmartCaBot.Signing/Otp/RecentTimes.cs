namespace SmartCaBot.Signing.Otp;

/// <summary>When things happened lately, by key. What is older than it keeps is forgotten. Not safe for several threads.</summary>
internal sealed class RecentTimes(TimeSpan keep)
{
    private readonly Dictionary<string, List<DateTimeOffset>> _times = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset At, string Key)> _order = new();

    public void Add(string key, DateTimeOffset at)
    {
        Forget(at - keep);
        if (!_times.TryGetValue(key, out var times)) _times[key] = times = [];
        times.Add(at);
        _order.Enqueue((at, key));
    }

    public void RemoveLast(string key)
    {
        if (!_times.TryGetValue(key, out var times)) return;
        times.RemoveAt(times.Count - 1);
        if (times.Count == 0) _times.Remove(key);
    }

    /// <summary>How long until fewer than <paramref name="most"/> of them lie within the window; zero or less when that is so now.</summary>
    public TimeSpan Wait(string key, int most, TimeSpan window, DateTimeOffset now) =>
        _times.TryGetValue(key, out var times) && times.Count >= most ? times[^most] + window - now : TimeSpan.Zero;

    private void Forget(DateTimeOffset before)
    {
        while (_order.TryPeek(out var oldest) && oldest.At < before)
        {
            _order.Dequeue();
            if (!_times.TryGetValue(oldest.Key, out var times)) continue;
            times.RemoveAll(at => at < before);
            if (times.Count == 0) _times.Remove(oldest.Key);
        }
    }
}
