namespace SmartCaBot.Channels.Zalo.Api;

/// <summary>
/// How fast this host calls: so many a minute, and not at all for a while once the platform says that it is too much. The platform counts by
/// the minute, so the wait doubles up to one.
/// </summary>
internal sealed class CallPace(ZaloOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly double _perMillisecond = options.CallsPerMinute / 60_000.0;
    private readonly double _most = Math.Max(1, options.CallsPerMinute / 10.0);
    private double _left = Math.Max(1, options.CallsPerMinute / 10.0);
    private DateTimeOffset _at = clock.GetUtcNow();
    private DateTimeOffset _quietUntil;
    private TimeSpan _wait = FirstWait;

    /// <summary>Zero: call now, it is counted. Otherwise how long to wait before asking again.</summary>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now < _quietUntil) return _quietUntil - now;
            _left = Math.Min(_most, _left + ((now - _at).TotalMilliseconds * _perMillisecond));
            _at = now;
            if (_left < 1) return TimeSpan.FromMilliseconds(Math.Ceiling((1 - _left) / _perMillisecond));
            _left--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>The platform refused a call as too many.</summary>
    /// <param name="isOver">It said that nothing is left of this minute.</param>
    public void TooFast(bool isOver)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            // Calls that were under way when the first was refused say nothing new.
            if (now < _quietUntil) return;
            var wait = isOver ? TimeSpan.FromSeconds(60 - now.Second) : _wait;
            _quietUntil = now + wait;
            _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        }
    }

    public void WentWell()
    {
        if (_wait == FirstWait) return;
        lock (_lock) _wait = FirstWait;
    }
}
