using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// Tells a repetition from an event that the database took after we had stopped waiting for it: that one is in the inbox, and nobody has
/// started its turn.
/// </summary>
internal sealed class OpenInbox(IConversationStore store, ArrivalOrder order)
{
    /// <param name="arrival">The inbox said that it had it already.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async ValueTask<bool> IsForgottenAsync(Arrival arrival, CancellationToken cancellationToken) =>
        !order.IsUnderWay(arrival) && (await ReadAsync(cancellationToken)).Contains(arrival.Incoming.ActivityId);

    /// <summary>Ids of events whose turn has not been committed.</summary>
    public async ValueTask<HashSet<string>> ReadAsync(CancellationToken cancellationToken) =>
        (await store.PendingAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
        .Where(incoming => incoming.Channel == ZaloIds.Channel).Select(incoming => incoming.ActivityId).ToHashSet(StringComparer.Ordinal);
}
