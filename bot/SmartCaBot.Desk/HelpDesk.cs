using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Desk;

/// <summary>What the bot asks of the help desk.</summary>
internal sealed class HelpDesk(QueueBooks books, CaseWatch watch, HandlingTimes handling, PresenceTable presences, ContactTable contacts, TimeProvider clock)
    : IHelpDesk
{
    public async Task<DeskAvailability> AvailabilityAsync(string queue, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var book = await books.GetAsync(cancellationToken);
        var hours = book.HoursOf(queue);
        if (!hours.IsOpen(now)) return hours.OpensNext(now) is { } opens ? new DeskAvailability.Closed(opens) : new DeskAvailability.None();

        var agents = (await presences.ListAsync(now, cancellationToken)).Count(one => one.IsOnDuty(now));
        if (agents == 0) return new DeskAvailability.NobodyOnDuty(OpensAgain(hours, now));

        var id = book.Of(queue).Id;
        var position = watch.Board.Waiting.Count(one => book.Of(one.Queue).Id == id) + 1;
        var range = WaitEstimate.Of(position, await handling.OfAsync(queue, cancellationToken), agents);
        return new DeskAvailability.Open(position, range?.From, range?.To);
    }

    public Task TakeContactAsync(string key, ContactRequest request, CancellationToken cancellationToken) =>
        contacts.AddAsync(key, request, cancellationToken);

    /// <summary>The beginning of the next stretch, not of this one.</summary>
    private static DateTimeOffset? OpensAgain(Hours.WorkingHours hours, DateTimeOffset now) =>
        hours.ClosesNext(now) is { } closes ? hours.OpensNext(closes) : null;
}
