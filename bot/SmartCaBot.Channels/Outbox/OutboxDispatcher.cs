using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Delivers one kind of outbox message: leases, sends, confirms; many recipients at once, the messages of one in order. What fails is
/// tried again, later each time; what cannot be delivered, or is past its time, is laid aside. A crash loses nothing: leases run out and
/// the messages are taken again. A stop lets what is being sent come to its end: cut off, it might be sent twice.
/// </summary>
public sealed partial class OutboxDispatcher(
    IOutboxStore outbox, IMessageSender sender, OutboxBell bell, TimeProvider clock, ILogger<OutboxDispatcher> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>A send ends by then; the host must give its services more time than this to stop.</summary>
    public static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(15);

    private const int AtOnce = 32;

    /// <summary>Deliveries that met a bug, not a broken line: tried this often.</summary>
    private const int MostUnforeseen = 8;

    // Nobody rings for what another node wrote, or for a retry that has become due.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);

    private readonly RecentCounts _unforeseen = new();
    private readonly RecentWaits _waits = new();
    private readonly CancellationTokenSource _closing = new();
    private int _running;

    /// <summary>All dispatchers lease no more before the first of them is waited for; they are stopped one after the other.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => _closing.CancelAsync();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        _closing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _closing.Token);
        await LeaseUntilAsync(ends.Token);
        while (Volatile.Read(ref _running) > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
    }

    private async Task LeaseUntilAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before the look, so that what is written during the look is not slept over.
            var rung = bell.NextAsync(sender.Kind);
            var taken = 0;
            try
            {
                taken = await TakeAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(error, sender.Kind);
            }

            if (taken == 0) await Task.WhenAny(rung, Task.Delay(Pause, clock, stoppingToken));
        }
    }

    /// <summary>Delivers what is due now; how many messages were handled.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var leased = await LeaseAsync(AtOnce, cancellationToken);
        await Task.WhenAll(leased.Select(message => DeliverAsync(message)));
        return leased.Count;
    }

    /// <summary>Starts what is due, as far as there is room.</summary>
    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var room = AtOnce - Volatile.Read(ref _running);
        if (room == 0) return 0;
        var leased = await LeaseAsync(room, cancellationToken);
        foreach (var message in leased)
        {
            Interlocked.Increment(ref _running);
            _ = Task.Run(() => DeliverOneAsync(message), CancellationToken.None);
        }

        return leased.Count;
    }

    private ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return outbox.LeaseAsync(sender.Kind, most, now, now + Lease, cancellationToken);
    }

    private async Task DeliverOneAsync(LeasedMessage leased)
    {
        try
        {
            await DeliverAsync(leased);
        }
        catch (Exception error)
        {
            // The outcome was not stored; the lease runs out and the message comes again.
            LogFailed(error, sender.Kind);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            // There is room, and the recipient's next message may go.
            bell.Ring(sender.Kind);
        }
    }

    private async Task DeliverAsync(LeasedMessage leased)
    {
        var outcome = await SendAsync(leased);
        var isHeld = outcome switch
        {
            Delivered.Later later when RetryTimes.Next(leased.Message, _waits.Of(leased), later, clock.GetUtcNow()) is { } next => await PutOffAsync(leased, later.Reason, next),
            Delivered.Later later => await LayAsideAsync(leased, later.Reason),
            Delivered.NotYet wait => await KeepWaitingAsync(leased, wait),
            Delivered.Never never => await LayAsideAsync(leased, never.Reason),
            _ => await FinishAsync(leased),
        };
        if (!isHeld) LogLeaseLost(leased.Message.Id);
    }

    private async Task<Delivered> SendAsync(LeasedMessage leased)
    {
        if (leased.Message.ExpiresAt <= clock.GetUtcNow()) return new Delivered.Never("past its time");
        // Not the host's stopping token: what the other side is carrying out is waited for.
        using var limit = new CancellationTokenSource(LongestSend, clock);
        try
        {
            return await sender.SendAsync(leased, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new Delivered.Later("interrupted");
        }
        catch (Exception error)
        {
            // The message of an unforeseen error may quote what was sent, so only its kind is kept.
            var reason = error.GetType().Name;
            return _unforeseen.Add(leased.Message.Id) < MostUnforeseen ? new Delivered.Later(reason) : new Delivered.Never(reason);
        }
    }

    private ValueTask<bool> PutOffAsync(LeasedMessage leased, string reason, DateTimeOffset next)
    {
        LogLater(leased.Message.Id, reason);
        return outbox.FailAsync(leased, reason, next, CancellationToken.None);
    }

    private ValueTask<bool> KeepWaitingAsync(LeasedMessage leased, Delivered.NotYet wait)
    {
        var next = clock.GetUtcNow() + wait.After;
        _waits.Set(leased, next);
        return outbox.FailAsync(leased, wait.Reason, next, CancellationToken.None);
    }

    private ValueTask<bool> LayAsideAsync(LeasedMessage leased, string reason)
    {
        Forget(leased);
        LogNever(leased.Message.Id, reason);
        return outbox.FailAsync(leased, reason, retryAt: null, CancellationToken.None);
    }

    private ValueTask<bool> FinishAsync(LeasedMessage leased)
    {
        Forget(leased);
        return outbox.CompleteAsync(leased, clock.GetUtcNow(), CancellationToken.None);
    }

    private void Forget(LeasedMessage leased)
    {
        _unforeseen.TryRemove(leased.Message.Id, out _);
        _waits.Remove(leased.Message.Id);
    }

    [LoggerMessage(1, LogLevel.Warning, "Message {Id} was not delivered ({Reason}); it will be tried again.")]
    private partial void LogLater(string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Message {Id} was laid aside: {Reason}.")]
    private partial void LogNever(string id, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Message {Id} took longer than its lease; whoever holds it now decides what becomes of it.")]
    private partial void LogLeaseLost(string id);

    [LoggerMessage(3, LogLevel.Error, "The dispatcher of {Kind} messages met an error and goes on.")]
    private partial void LogFailed(Exception error, string kind);
}
