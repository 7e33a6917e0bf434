using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Live;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>
/// Keeps the board: one query every two seconds for what other nodes changed, and at once when a turn of this node touched a case. Rows
/// become visible in another order than their times say, so each query looks a little further back, and every two seconds, however much goes on
/// here, far enough for those of other nodes. What is no longer there at all (an erased conversation) shows once a minute, when all is read anew.
/// </summary>
internal sealed partial class CaseWatch(
    CaseTable table, PresenceTable presences, FeedHub hub, FeedSummaries summaries, StaffOptions staff, TimeProvider clock, ILogger<CaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OverlapOnThisNode = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnewEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly Dictionary<string, DeskCase> _cases = [];
    private DateTimeOffset _readUpTo = DateTimeOffset.MinValue;
    private DateTimeOffset _lookedBackAt = DateTimeOffset.MinValue;
    private DateTimeOffset _readAnewAt = DateTimeOffset.MinValue;

    public CaseBoard Board { get; private set; } = CaseBoard.Empty;

    public DutyBoard Duty { get; private set; } = DutyBoard.Empty;

    /// <summary>A turn of this node touched a case. Returns at once.</summary>
    public void Touch()
    {
        try
        {
            if (_news.CurrentCount == 0) _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two turns at one time: one look finds both.
        }
    }

    /// <summary>Reads what this node has changed; returns when the board shows it.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public override void Dispose()
    {
        base.Dispose();
        _reading.Dispose();
        _news.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken);
                if (await _news.WaitAsync(Pause, stoppingToken)) await Task.Delay(Together, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogUnread(error);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var today = StartOfDay(now);
            var first = _readUpTo == DateTimeOffset.MinValue;
            // A clock that was put back counts as well.
            var anew = (now - _readAnewAt).Duration() >= AnewEvery;
            var back = anew || (now - _lookedBackAt).Duration() >= Pause;
            var rows = anew
                ? [.. await table.OpenAsync(cancellationToken), .. await table.ChangedSinceAsync(today, cancellationToken)]
                : await table.ChangedSinceAsync(_readUpTo - (back ? Overlap : OverlapOnThisNode), cancellationToken);
            _readUpTo = now;
            if (back) _lookedBackAt = now;
            if (anew) _readAnewAt = now;
            Duty = new DutyBoard(await presences.ListAsync(now, cancellationToken));
            Take(rows, today, anew, tell: !first);
            summaries.Tell(Board, Duty, now);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void Take(IReadOnlyList<DeskCase> rows, DateTimeOffset today, bool anew, bool tell)
    {
        var changed = new List<(DeskCase Now, DeskCase? Before)>();
        foreach (var row in rows)
        {
            var before = _cases.GetValueOrDefault(row.Id);
            if (before == row) continue;
            _cases[row.Id] = row;
            changed.Add((row, before));
        }

        var there = anew ? rows.Select(row => row.Id).ToHashSet() : null;
        var old = _cases.Values.Where(one => one.EndedAt < today || there?.Contains(one.Id) == false).ToArray();
        foreach (var one in old) _cases.Remove(one.Id);
        if (changed.Count == 0 && old.Length == 0) return;
        Board = new CaseBoard(_cases.Values);
        if (!tell) return;
        foreach (var (now, before) in changed)
        {
            if (before is null || before.LastSequence != now.LastSequence) hub.Message(now, now.LastSequence);
            if (before?.State != now.State || before.Agent != now.Agent || before.Queue != now.Queue) hub.CaseChanged(now, before);
        }
    }

    private DateTimeOffset StartOfDay(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, staff.Zone);
        return now - local.TimeOfDay;
    }

    [LoggerMessage(1, LogLevel.Error, "The help desk's board could not be read; it is tried again.")]
    private partial void LogUnread(Exception error);
}
