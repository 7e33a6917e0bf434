using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Requests;

namespace SmartCaBot.Signing.Api.Webhooks;

/// <summary>
/// Finds requests that have ended and puts the news of it into the outbox. Looked for in the database, not told by whoever ends them, so that no
/// end is missed: signed, refused, locked, or run out with nobody there; after a crash; on another node.
/// </summary>
internal sealed partial class WebhookWatch(RequestTable table, IOutboxStore outbox, OutboxBell bell, TimeProvider clock, ILogger<WebhookWatch> logger)
    : DueWatch(AtOnce, clock)
{
    private const int AtOnce = 100;

    public override async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var ended = await table.EndedAsync(now, AtOnce, cancellationToken);
        foreach (var transaction in ended)
        {
            // The id is the transaction's, so whoever finds it too, or again after a crash, adds nothing.
            await outbox.EnqueueAsync(
                new OutboxMessage($"webhook-{transaction}", WebhookSender.OutboxKind, transaction, transaction, now), cancellationToken);
            await table.ToldAsync(transaction, cancellationToken);
        }

        if (ended.Count > 0) bell.Ring(WebhookSender.OutboxKind);
        return ended.Count;
    }

    protected override void Failed(Exception error) => LogFailed(error);

    [LoggerMessage(1, LogLevel.Error, "Ended requests could not be looked for; it will be tried again.")]
    private partial void LogFailed(Exception error);
}
