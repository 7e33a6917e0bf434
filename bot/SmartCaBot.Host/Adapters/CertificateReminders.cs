using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Into the conversation that the certificate was made in, while it is there; else by SMS.</summary>
internal sealed class CertificateReminders(
    IConversationStore conversations, IOutboxStore outbox, DeliveryWays ways, AuthorityFiles authorities, IAuthorityStore register, SmartCaOptions options, TimeProvider clock)
    : ICertificateReminders
{
    public async Task<string> SendAsync(EndingCertificate certificate, int days, string key, CancellationToken cancellationToken)
    {
        var date = TimeZoneInfo.ConvertTime(certificate.NotAfter, options.Locale.Zone).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        if (Accounts.ConversationOf(certificate.Subject) is { } conversation && await conversations.LoadAsync(conversation, cancellationToken) is not null)
        {
            var notice = JsonSerializer.Serialize(new ConversationEvent(
                BotEvents.CertificateEnding, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["date"] = date })));
            await outbox.EnqueueAsync(new OutboxMessage(key, ConversationEvent.Kind, conversation, notice, clock.GetUtcNow()), cancellationToken);
            return "event";
        }

        if (!ways.Sms) return "none";
        var text = new TextMessage(certificate.Phone.Value, null, CodeTexts.Ending(date));
        await outbox.EnqueueAsync(
            new OutboxMessage(key + "-sms", TextMessage.Sms, text.To, text.ToPayload(), clock.GetUtcNow(), certificate.NotAfter), cancellationToken);
        return "sms";
    }

    public async Task<IReadOnlyList<OwnCertificate>> OwnAsync(CancellationToken cancellationToken)
    {
        if (authorities.Find() is not { } chain) return [];
        var own = new List<OwnCertificate> { Describe("Cơ quan gốc (CA gốc)", chain.Root), Describe("Cơ quan cấp (CA cấp)", chain.Issuing) };
        foreach (var role in AuthorityCertificate.Services)
        {
            if (await register.NewestAsync(role, cancellationToken) is not { } service) continue;
            using var certificate = X509CertificateLoader.LoadCertificate(service.Certificate);
            own.Add(Describe(NameOf(role), certificate));
        }

        return own;
    }

    private static string NameOf(AuthorityRole role) => role switch
    {
        AuthorityRole.RootResponder => "Trả lời trạng thái cho CA gốc (OCSP)",
        AuthorityRole.IssuingResponder => "Trả lời trạng thái cho CA cấp (OCSP)",
        AuthorityRole.TimeStamps => "Cấp dấu thời gian (TSA)",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    private static OwnCertificate Describe(string name, X509Certificate2 certificate) =>
        new(name, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
}
