using System.Text.Json;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Delivers events of the system into conversations: each becomes a turn, once, and its replies go where the person is reached. While a
/// conversation takes none, they wait here, in order.
/// </summary>
internal sealed class EventSender(TurnRunner turns, IConversationStore store, TimeProvider clock) : IMessageSender
{
    private static readonly Delivered.NotYet NotYet = new("a person has the conversation", TimeSpan.FromSeconds(15));

    public string Kind => ConversationEvent.Kind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var notice = JsonSerializer.Deserialize<ConversationEvent>(leased.Message.Payload) ?? throw new JsonException("An event is empty.");
        var conversationId = leased.Message.Recipient;
        if (await ReferenceAsync(conversationId, cancellationToken) is not { } reference) return new Delivered.Never("no such conversation");
        var activity = reference.Event(leased.Message.Id, notice.Name) with { Value = notice.Value };
        var isTaken = await turns.OfferAsync(
            new IncomingActivity(conversationId, reference.Channel, leased.Message.Id, reference.UserId, activity, clock.GetUtcNow()),
            cancellationToken);
        return isTaken ? Delivered.Done : NotYet;
    }

    private async ValueTask<ConversationReference?> ReferenceAsync(string conversationId, CancellationToken cancellationToken) =>
        await store.LoadAsync(conversationId, cancellationToken) is { } conversation
            ? await ConversationReference.OfAsync(store, conversation, cancellationToken)
            : null;
}
