using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Delivery;

/// <summary>Puts notices to holders into the outbox: SMS and e-mail alike, so that who holds one of the two does not hide it. Zalo has a template for codes alone.</summary>
internal sealed class OutboxHolderNotices(IOutboxStore outbox, DeliveryWays ways, LocaleSettings locale, TimeProvider clock) : IHolderNotices
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public async ValueTask SendAsync(PairedNotice notice, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{NameOf(notice.CredentialId)}-{notice.Generation}");
        var text = CodeTexts.Text(notice, locale.Zone);
        if (ways.Sms) await PutAsync(TextMessage.Sms, new TextMessage(notice.Phone.Value, null, text));
        if (ways.Email && notice.Email is { } email) await PutAsync(TextMessage.Email, new TextMessage(email.Value, CodeTexts.Subject(notice), text));

        ValueTask PutAsync(string kind, TextMessage message) => outbox.EnqueueAsync(
            new OutboxMessage($"{id}-{kind}", kind, message.To, message.ToPayload(), clock.GetUtcNow(), notice.At + Lifetime), cancellationToken);
    }

    /// <summary>With what the ids of all notices on one credential begin.</summary>
    public static string NameOf(Guid credentialId) => $"paired-{credentialId:N}";
}
