using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;

namespace SmartCaBot.Desk.Duty;

/// <summary>
/// Puts back what an agent had who is gone, and ends what has waited too long. Several nodes may do it at once: each command runs once,
/// and only in the state it was meant for.
/// </summary>
internal sealed partial class Sweeper(
    CaseTable cases, PresenceTable presences, QueueBooks books, HandoffLine line, TimeProvider clock, ILogger<Sweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Whoever waits when the office closes is not sent away at the stroke of the clock.</summary>
    private static readonly TimeSpan AfterClosing = TimeSpan.FromMinutes(5);

    /// <summary>A case whose turn failed is left alone for so long: each try is a turn of its conversation.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _failedAt = new(StringComparer.Ordinal);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await presences.LeaveAsync(cancellationToken);
        var there = (await presences.ListAsync(now, cancellationToken)).Where(one => one.IsThere(now)).Select(one => one.Staff).ToHashSet();
        var book = await books.GetAsync(cancellationToken);
        foreach (var (id, at) in _failedAt)
        {
            if (now - at >= AfterFailure) _failedAt.TryRemove(id, out _);
        }

        foreach (var one in await cases.OpenAsync(cancellationToken))
        {
            if (_failedAt.ContainsKey(one.Id)) continue;
            try
            {
                await SweepAsync(one, there, book, now, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One conversation that is broken does not keep the others waiting.
                _failedAt[one.Id] = now;
                LogCaseNotSwept(error, one.Id);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    LogNotSwept(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task SweepAsync(DeskCase one, HashSet<string> there, QueueBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (one is { State: CaseState.Agent, Agent: { } agent } && (agent == DeskAgent.ExternalId ? IsSilent(one, book, now) : !there.Contains(agent)))
            await SendAsync(one, new HandoffCommand.Release(agent), "release", cancellationToken);
        else if (one.State == CaseState.Waiting && IsOver(one, book, now))
            await SendAsync(one, new HandoffCommand.Expire(), "expire", cancellationToken);
    }

    /// <summary>A hub outside has no presence here, and may never say that it is done.</summary>
    private static bool IsSilent(DeskCase one, QueueBook book, DateTimeOffset now)
    {
        var last = new[] { one.ClaimedAt, one.AgentAt, one.PersonAt }.Max() ?? one.OpenedAt;
        return now - last >= book.Of(one.Queue).Targets.WaitLimit;
    }

    private static bool IsOver(DeskCase one, QueueBook book, DateTimeOffset now)
    {
        var hours = book.HoursOf(one.Queue);
        return hours.Between(one.WaitingSince, now) >= book.Of(one.Queue).Targets.WaitLimit
            || (now - one.WaitingSince >= AfterClosing && !hours.IsOpen(now) && hours.Between(now - AfterClosing, now) == TimeSpan.Zero);
    }

    /// <summary>Its time makes the command one of this wait: another one later is another command.</summary>
    private async Task SendAsync(DeskCase one, HandoffCommand command, string what, CancellationToken cancellationToken)
    {
        var id = $"{what}-{one.Id}-{one.ChangedAt.Stored()}";
        if (await line.SendAsync(one.ConversationId, command, id, cancellationToken) is not HandoffResult.Done) return;
        LogSwept(what, one.Id);
    }

    [LoggerMessage(3, LogLevel.Information, "Help desk: {What} of case {CaseId}.")]
    private partial void LogSwept(string what, string caseId);

    [LoggerMessage(5, LogLevel.Error, "Help desk: case {CaseId} could not be swept; it is tried again in a minute.")]
    private partial void LogCaseNotSwept(Exception error, string caseId);

    [LoggerMessage(4, LogLevel.Error, "The help desk could not be swept; it is tried again.")]
    private partial void LogNotSwept(Exception error);
}
