using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Desk.Words;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>Lists of cases as one agent may see them, from the board in memory.</summary>
internal sealed class CaseRows(CaseWatch watch, QueueBooks books, CaseOffices offices, StepNames steps, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="staff">Who looks.</param>
    /// <param name="list">Which.</param>
    /// <param name="queue">Of one queue only; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<CasePage> PageAsync(StaffMember staff, CaseList list, string? queue, int page, CancellationToken cancellationToken)
    {
        var board = watch.Board;
        var book = await books.GetAsync(cancellationToken);
        var counts = Enum.GetValues<CaseList>().ToDictionary(one => one, one => In(board, staff, one).Count());
        var found = In(board, staff, list).Where(one => queue is null || book.Of(one.Queue).Id == queue).ToArray();
        var rows = new List<CaseRow>();
        foreach (var one in found.Skip((page - 1) * PageSize).Take(PageSize)) rows.Add(await RowAsync(one, book, cancellationToken));
        return new CasePage(rows, page, Math.Max(1, (found.Length + PageSize - 1) / PageSize), counts);
    }

    public async Task<CaseRow> RowAsync(DeskCase one, CancellationToken cancellationToken) =>
        await RowAsync(one, await books.GetAsync(cancellationToken), cancellationToken);

    private static IEnumerable<DeskCase> In(CaseBoard board, StaffMember staff, CaseList list) => (list switch
    {
        CaseList.Waiting => board.Waiting,
        CaseList.Mine => board.WithAgent.Where(one => one.Agent == staff.Id),
        CaseList.Others => board.WithAgent.Where(one => one.Agent != staff.Id),
        _ => board.Ended,
    }).Where(one => staff.MaySee(one.Office));

    private async Task<CaseRow> RowAsync(DeskCase one, QueueBook book, CancellationToken cancellationToken)
    {
        var (hours, queue) = (book.HoursOf(one.Queue), book.Of(one.Queue));
        var now = one.EndedAt ?? clock.GetUtcNow();
        var running = one.State == CaseState.Waiting
            ? new ServiceClock(hours.Between(one.WaitingSince, now), queue.Targets.PickUp)
            : new ServiceClock(hours.Between(one.OpenedAt, now), queue.Targets.Resolution);
        return new CaseRow(one, queue.Name, one.Office is null ? null : await offices.NameOfAsync(one.Office, cancellationToken), steps.Of(one.Step), running);
    }
}

internal enum CaseList
{
    Waiting,
    Mine,
    Others,
    Ended,
}

/// <param name="Rows">Of this page.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">In all.</param>
/// <param name="Counts">Of each list.</param>
internal sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Page, int Pages, IReadOnlyDictionary<CaseList, int> Counts);
