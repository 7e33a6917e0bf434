using System.Collections.Concurrent;

namespace SmartCaBot.Desk.Hours;

/// <summary>
/// When a queue is open, and how much of a stretch of time that is. Pure. Where a zone changes its clock, a minute that does not exist
/// is skipped.
/// </summary>
internal sealed class WorkingHours(TimeZoneInfo zone, IEnumerable<WeeklyPart> week, IEnumerable<SpecialDay> specialDays)
{
    /// <summary>Whoever is closed for longer than this is closed for good.</summary>
    private const int FarthestDay = 400;

    private readonly ILookup<DayOfWeek, DayPart> _week = week.ToLookup(part => part.Weekday, part => part.Part);
    private readonly ILookup<DateOnly, SpecialDay> _special = specialDays.ToLookup(day => day.Day);
    private readonly ConcurrentDictionary<DateOnly, Stretch[]> _days = new();

    public bool IsOpen(DateTimeOffset at) => Array.Exists(StretchesOf(LocalDay(at)), stretch => stretch.From <= at && at < stretch.To);

    /// <summary>The first moment from <paramref name="at"/> on at which it is open; null when there is none within a year.</summary>
    public DateTimeOffset? OpensNext(DateTimeOffset at)
    {
        foreach (var stretch in From(at)) return stretch.From > at ? stretch.From : at;
        return null;
    }

    /// <summary>The end of the stretch that is open at a moment, or begins next; null as above.</summary>
    public DateTimeOffset? ClosesNext(DateTimeOffset at)
    {
        foreach (var stretch in From(at)) return stretch.To;
        return null;
    }

    /// <summary>Open time in between; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var worked = TimeSpan.Zero;
        if (to <= from) return worked;
        foreach (var stretch in From(from))
        {
            if (stretch.From >= to) break;
            worked += Least(stretch.To, to) - Most(stretch.From, from);
        }

        return worked;
    }

    /// <summary>When so much open time will have passed; null when that is more than a year away.</summary>
    public DateTimeOffset? After(DateTimeOffset from, TimeSpan work)
    {
        foreach (var stretch in From(from))
        {
            var begin = Most(stretch.From, from);
            if (stretch.To - begin >= work) return begin + work;
            work -= stretch.To - begin;
        }

        return null;
    }

    /// <summary>Open parts of a local day, as people read them.</summary>
    public IReadOnlyList<DayPart> PartsOf(DateOnly day)
    {
        var special = _special[day].ToArray();
        var parts = DayParts.Union(_week[day.DayOfWeek]);
        foreach (var closure in special.Where(one => !one.IsOpen)) parts = DayParts.Without(parts, closure.Part);
        return DayParts.Union(parts.Concat(special.Where(one => one.IsOpen).Select(one => one.Part)));
    }

    /// <summary>Open stretches that end after a moment, in order.</summary>
    private IEnumerable<Stretch> From(DateTimeOffset at)
    {
        var first = LocalDay(at);
        for (var i = 0; i <= FarthestDay; i++)
        {
            foreach (var stretch in StretchesOf(first.AddDays(i)))
            {
                if (stretch.To > at) yield return stretch;
            }
        }
    }

    private Stretch[] StretchesOf(DateOnly day) => _days.GetOrAdd(
        day,
        static (day, hours) =>
        [
            .. hours.PartsOf(day)
                .Select(part => new Stretch(hours.Instant(day, part.From), hours.Instant(day, part.To)))
                .Where(stretch => stretch.From < stretch.To),
        ],
        this);

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private DateTimeOffset Instant(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static DateTimeOffset Least(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Most(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To);
}
