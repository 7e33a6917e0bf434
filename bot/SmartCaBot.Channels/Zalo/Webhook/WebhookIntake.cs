using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>Where an event is safe now.</summary>
internal enum Taken
{
    NothingToDo,
    InDatabase,

    /// <summary>It was there before.</summary>
    Again,
    InSpool,
    Nowhere,
}

/// <param name="Incoming">What arrived.</param>
/// <param name="SentAt">Milliseconds since 1970, by the platform's clock.</param>
internal sealed record Arrival(IncomingActivity Incoming, long SentAt);

/// <summary>
/// Makes arrivals durable within the time that the platform waits: in the inbox, or in the spool when the database is slow or away. As long
/// as the spool holds anything, all that follows goes there too, so that nothing overtakes. The same event in both places is one turn: the
/// inbox takes an id once.
/// </summary>
internal sealed class WebhookIntake(IConversationStore store, OpenInbox inbox, ArrivalOrder order, WebhookSpool spool, ZaloOptions options)
{
    public async ValueTask<Taken> TakeAsync(Arrival arrival)
    {
        if (spool.IsEmpty)
        {
            using var patience = new CancellationTokenSource(options.DatabasePatience);
            try
            {
                // The write may not look at the token once it is under way, so the wait has its own end.
                var isNew = await store.ReceiveAsync(arrival.Incoming, patience.Token).AsTask().WaitAsync(patience.Token);
                if (!isNew && !await inbox.IsForgottenAsync(arrival, patience.Token)) return Taken.Again;
                order.Add(arrival);
                return Taken.InDatabase;
            }
            catch (Exception)
            {
                // Whatever the database's trouble is, it has its own reports; here only the event matters.
            }
        }

        return await spool.AddAsync(arrival) ? Taken.InSpool : Taken.Nowhere;
    }
}
