using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Puts a message of the account on a phone, and tells the app so.</summary>
internal sealed class Delivery(SandboxOptions options, WebhookSender webhooks, WebhookEvents events)
{
    /// <param name="adminId">A human of the account; null: the bot.</param>
    public void Deliver(Phone phone, ChatMessage message, string? adminId = null)
    {
        phone.Receive(message);
        if (options.Echoes || adminId is not null) webhooks.Enqueue(phone, events.Echo(phone, message, adminId));
        if (options.Receipts) webhooks.Enqueue(phone, events.Delivered(phone, message.Id));
    }
}
