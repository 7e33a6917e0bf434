using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Queues;

/// <summary>The queues at hand. Read again every ten seconds, and after a change on this node.</summary>
internal sealed class QueueBooks(QueueTable queues, SpecialDayTable days, StaffOptions staff, TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    // Cases that were opened before midnight, or weeks ago, are still measured.
    private const int DaysBack = 400;

    private volatile Known? _known;

    public async ValueTask<QueueBook> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < Age) return known.Book;
        var at = clock.GetTimestamp();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), staff.Zone).DateTime);
        var book = new QueueBook(
            await queues.ListAsync(cancellationToken), await days.ListAsync(today.AddDays(-DaysBack), cancellationToken), staff.Zone);
        _known = new Known(book, at);
        return book;
    }

    /// <summary>After a change.</summary>
    public void Forget() => _known = null;

    private sealed record Known(QueueBook Book, long At);
}
