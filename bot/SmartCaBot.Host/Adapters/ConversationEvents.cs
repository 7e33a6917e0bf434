using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Host.Adapters;

/// <summary>Delivers events of the system into conversations: each becomes a turn, once.</summary>
internal sealed class ConversationEvents(TurnRunner turns, IConversationStore store, TimeProvider clock) : IMessageSender
{
    public string Kind => DossierNotices.Kind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var notice = JsonSerializer.Deserialize<ConversationEvent>(leased.Message.Payload) ?? throw new JsonException("An event is empty.");
        // The person and the channel are those of the conversation's first entry, which a person caused.
        if (await store.ReadTranscriptAsync(leased.Message.Recipient, 0, 1, cancellationToken) is not [{ Activity: var first }, ..])
            return new Delivered.Never("no such conversation");
        var activity = new Activity
        {
            Type = ActivityTypes.Event,
            Id = leased.Message.Id,
            Name = notice.Name,
            Value = notice.Value,
            ChannelId = first.ChannelId,
            ServiceUrl = first.ServiceUrl,
            Conversation = first.Conversation,
            From = first.From,
            Recipient = first.Recipient,
        };
        await turns.ReceiveAsync(
            new IncomingActivity(
                leased.Message.Recipient, first.ChannelId ?? "", leased.Message.Id, first.From?.Id ?? "", activity, clock.GetUtcNow()),
            cancellationToken);
        return Delivered.Done;
    }
}
