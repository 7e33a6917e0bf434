using System.Globalization;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Delivery;

/// <summary>
/// Puts codes into the outbox, by every way that is set up. The id holds what the code is for and when it ends, so asking twice sends once;
/// it never holds the code.
/// </summary>
internal sealed class OutboxOtpSender(IOutboxStore outbox, DeliveryWays ways, LocaleSettings locale, TimeProvider clock) : IOtpSender
{
    public async ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{NameOf(message.Purpose, message.Reference)}-{message.ExpiresAt.ToUnixTimeMilliseconds()}");
        var sms = ways.Sms ? Message(TextMessage.Sms, id, message.Phone.Value, message) : null;
        if (ways.Zalo)
        {
            // The SMS travels with it and goes when Zalo does not take the code.
            var code = new ZaloCode(message.Phone.Value, message.Code.Value, ways.SmsToo ? null : sms);
            await outbox.EnqueueAsync(
                new OutboxMessage($"{id}-{ZaloCode.Kind}", ZaloCode.Kind, code.Phone, code.ToPayload(), clock.GetUtcNow(), message.ExpiresAt), cancellationToken);
        }

        if (sms is not null && (!ways.Zalo || ways.SmsToo)) await outbox.EnqueueAsync(sms, cancellationToken);
        if (ways.Email && message.Email is { } email)
            await outbox.EnqueueAsync(Message(TextMessage.Email, id, email.Value, message), cancellationToken);
        return ways.Zalo || ways.Sms || (ways.Email && message.Email is not null);
    }

    /// <summary>With what the ids of all codes for one thing begin.</summary>
    public static string NameOf(OtpPurpose purpose, Guid reference) => $"code-{purpose}-{reference:N}".ToLowerInvariant();

    private OutboxMessage Message(string kind, string id, string to, OtpMessage message)
    {
        var payload = new TextMessage(to, kind == TextMessage.Email ? CodeTexts.Subject(message) : null, CodeTexts.Text(message, locale.Zone));
        return new OutboxMessage($"{id}-{kind}", kind, to, payload.ToPayload(), clock.GetUtcNow(), message.ExpiresAt);
    }
}

/// <summary>Which ways out are set up.</summary>
/// <param name="Sms">To the phone number.</param>
/// <param name="Email">To those who have an address.</param>
/// <param name="Zalo">By template to the phone number; the SMS goes when that fails.</param>
/// <param name="SmsToo">The SMS goes beside it.</param>
internal sealed record DeliveryWays(bool Sms, bool Email, bool Zalo = false, bool SmsToo = false)
{
    public bool Any => Sms || Email || Zalo;
}
