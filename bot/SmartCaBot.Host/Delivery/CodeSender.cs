using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Host.Delivery;

/// <summary>
/// Puts codes into the outbox, by every way that is set up. The id holds what the code is for and when it ends, so asking twice sends once;
/// it never holds the code.
/// </summary>
internal sealed class CodeSender(IOutboxStore outbox, DeliveryWays ways, TimeProvider clock) : IOtpSender
{
    public async ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"code-{message.Purpose}-{message.Reference:N}-{message.ExpiresAt.ToUnixTimeMilliseconds()}").ToLowerInvariant();
        if (ways.Sms) await EnqueueAsync(TextMessage.Sms, id, message.Phone.Value, message, cancellationToken);
        if (ways.Email && message.Email is { } email) await EnqueueAsync(TextMessage.Email, id, email.Value, message, cancellationToken);
        return ways.Sms || (ways.Email && message.Email is not null);
    }

    private ValueTask EnqueueAsync(string kind, string id, string to, OtpMessage message, CancellationToken cancellationToken)
    {
        var payload = new TextMessage(to, kind == TextMessage.Email ? CodeTexts.Subject(message) : null, CodeTexts.Text(message));
        return outbox.EnqueueAsync(
            new OutboxMessage($"{id}-{kind}", kind, to, payload.ToPayload(), clock.GetUtcNow(), message.ExpiresAt), cancellationToken);
    }
}

/// <summary>Which ways out are set up.</summary>
internal sealed record DeliveryWays(bool Sms, bool Email)
{
    public bool Any => Sms || Email;
}
