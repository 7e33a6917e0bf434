namespace SmartCaBot.TestKit;

/// <summary>A clock that stands still until a test moves it. Timers follow the machine's clock.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>22 November 2026, 8:00 in Hà Nội.</summary>
    public ManualClock() : this(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7)))
    {
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}
