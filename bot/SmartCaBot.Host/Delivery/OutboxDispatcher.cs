using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Delivery;

/// <summary>
/// Delivers one kind of outbox message: leases, sends, confirms. What fails is tried again, later each time; what cannot be
/// delivered, or is past its time, is laid aside. A crash loses nothing: leases run out and the messages are taken again.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IOutboxStore outbox, IMessageSender sender, TimeProvider clock, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int Batch = 20;
    private const int MostAttempts = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var delivered = 0;
            try
            {
                delivered = await DeliverAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(error, sender.Kind);
            }

            if (delivered == 0)
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Delivers what is due now; how many messages were handled.</summary>
    internal async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var leased = await outbox.LeaseAsync(sender.Kind, Batch, now, now + Lease, cancellationToken);
        await Task.WhenAll(leased.Select(message => DeliverAsync(message, cancellationToken)));
        return leased.Count;
    }

    private async Task DeliverAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(leased.Message, cancellationToken);
        // What has been sent is confirmed even while the host stops; otherwise it would be sent again.
        switch (outcome)
        {
            case Delivered.Later later when leased.Attempts + 1 < MostAttempts:
                LogLater(leased.Message.Id, later.Reason);
                await outbox.FailAsync(leased.Message.Id, later.Reason, clock.GetUtcNow() + Wait(leased.Attempts), CancellationToken.None);
                break;
            case Delivered.Later later:
                await LayAsideAsync(leased.Message, later.Reason);
                break;
            case Delivered.Never never:
                await LayAsideAsync(leased.Message, never.Reason);
                break;
            default:
                await outbox.CompleteAsync(leased.Message.Id, clock.GetUtcNow(), CancellationToken.None);
                break;
        }
    }

    private async Task<Delivered> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.ExpiresAt <= clock.GetUtcNow()) return new Delivered.Never("past its time");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestSend);
        try
        {
            return await sender.SendAsync(message, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new Delivered.Later("interrupted");
        }
        catch (Exception error)
        {
            // The message of an unforeseen error may quote what was sent, so only its kind is kept.
            return new Delivered.Later(error.GetType().Name);
        }
    }

    private async Task LayAsideAsync(OutboxMessage message, string reason)
    {
        LogNever(message.Id, reason);
        await outbox.FailAsync(message.Id, reason, retryAt: null, CancellationToken.None);
    }

    private static TimeSpan Wait(int attempts)
    {
        var wait = FirstRetry * Math.Pow(2, attempts) * (0.75 + (Random.Shared.NextDouble() / 2));
        return wait < LongestRetry ? wait : LongestRetry;
    }

    [LoggerMessage(1, LogLevel.Warning, "Message {Id} was not delivered ({Reason}); it will be tried again.")]
    private partial void LogLater(string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Message {Id} was laid aside: {Reason}.")]
    private partial void LogNever(string id, string reason);

    [LoggerMessage(3, LogLevel.Error, "The dispatcher of {Kind} messages met an error and goes on.")]
    private partial void LogFailed(Exception error, string kind);
}
