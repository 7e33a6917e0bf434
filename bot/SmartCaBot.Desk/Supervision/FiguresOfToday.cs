using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Supervision;

/// <summary>Counts what a supervisor may see of the board.</summary>
internal sealed class FiguresOfToday(CaseWatch watch, QueueBooks books, ContactTable contacts, StaffClock clock)
{
    private const int Grades = 5;

    public async Task<DeskFigures> CountAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        var book = await books.GetAsync(cancellationToken);
        var cases = watch.Board.All.Where(one => staff.MaySee(one.Office)).ToArray();
        var byQueue = cases.ToLookup(one => book.Of(one.Queue).Id);
        var now = clock.Now;
        return new DeskFigures(
            [.. book.Queues.Select(queue => OfQueue(queue, book, [.. byQueue[queue.Id]], now))],
            OfAgents(cases, staff, now),
            [.. Enumerable.Range(1, Grades).Select(grade => cases.Count(one => one.Satisfaction == grade))],
            await contacts.CausesAsync(now - clock.Local(now).TimeOfDay, staff.Office, cancellationToken));
    }

    private static QueueFigures OfQueue(DeskQueue queue, QueueBook book, DeskCase[] cases, DateTimeOffset now)
    {
        var hours = book.HoursOf(queue.Id);
        var waiting = cases.Where(one => one.State == CaseState.Waiting).Select(one => hours.Between(one.WaitingSince, now)).ToArray();
        var pickUps = cases.Where(one => one.ClaimedAt is not null).Select(one => hours.Between(one.OpenedAt, one.ClaimedAt!.Value)).ToArray();
        var replies = cases.Where(one => one.FirstReplyAt is not null).Select(one => hours.Between(one.OpenedAt, one.FirstReplyAt!.Value)).ToArray();
        var ended = cases.Where(one => one.State is CaseState.Closed or CaseState.Returned).Select(one => hours.Between(one.OpenedAt, one.EndedAt!.Value)).ToArray();
        int Late(Func<DeskCase, DateTimeOffset?> met, TimeSpan target) =>
            cases.Count(one => one.State != CaseState.Cancelled && hours.Between(one.OpenedAt, met(one) ?? one.EndedAt ?? now) > target);
        return new QueueFigures(
            queue.Name, waiting.Length, waiting.DefaultIfEmpty().Max(), cases.Count(one => one.State == CaseState.Agent), pickUps.Length, Median(pickUps),
            Median(replies), ended.Length, Median(ended),
            new Breaches(
                Late(one => one.ClaimedAt, queue.Targets.PickUp), Late(one => one.FirstReplyAt, queue.Targets.FirstReply), Late(_ => null, queue.Targets.Resolution)));
    }

    private IReadOnlyList<AgentFigures> OfAgents(DeskCase[] cases, StaffMember staff, DateTimeOffset now)
    {
        var byAgent = cases.Where(one => one.Agent is not null).ToLookup(one => one.Agent!);
        var there = watch.Duty.People.Where(one => staff.MaySee(one.Office) && one.IsThere(now)).ToDictionary(one => one.Staff);
        return
        [
            .. there.Keys.Union(byAgent.Select(group => group.Key))
                .Select(id => new AgentFigures(
                    there.GetValueOrDefault(id)?.Name ?? byAgent[id].First().AgentName ?? "–", there.GetValueOrDefault(id)?.Choice ?? PresenceChoice.Offline,
                    byAgent[id].Count(one => one.IsOpen), byAgent[id].Count(one => one.AwaitsAgent), byAgent[id].Count(one => !one.IsOpen)))
                .OrderBy(agent => agent.Choice).ThenBy(agent => agent.Name, StringComparer.Ordinal),
        ];
    }

    private static TimeSpan? Median(TimeSpan[] values) => values.Length == 0 ? null : WaitEstimate.Median(values);
}
