using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Delivery;

/// <summary>Development: instead of sending, keeps what would have been sent.</summary>
internal sealed class RecordingSender(string kind, RecordedMessages messages, TimeProvider clock) : IMessageSender
{
    public string Kind => kind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var text = TextMessage.Read(leased.Message.Payload);
        await messages.AddAsync(
            new RecordedMessage(leased.Message.Id, kind, text.To, text.Subject, text.Text, clock.GetUtcNow()), cancellationToken);
        return Delivered.Done;
    }
}
