using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Health;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>
/// One-time codes by ZBS template to a phone number. A code lives for minutes: whatever Zalo does but take it at once, the SMS goes. A code
/// that comes twice does no harm.
/// </summary>
internal sealed partial class ZaloCodeSender(ZaloApi api, IOutboxStore outbox, ZaloTemplate template, ZaloStatus status, ILogger<ZaloCodeSender> logger) : IMessageSender
{
    private const int LongestTracking = 48;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public string Kind => ZaloIds.Codes;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var code = ZaloCode.Read(leased.Message.Payload);
        var answer = await api.PostAsync(ApiHost.Templates, "/message/template", new JsonObject
        {
            ["phone"] = code.Phone.TrimStart('+'),
            ["template_id"] = template.Id,
            ["template_data"] = TemplateData.Of(template, code.Code),
            ["tracking_id"] = Tracking(leased.Message.Id),
        }, cancellationToken);
        if (answer is ZaloAnswer.Done)
        {
            status.Counted("codes.sent");
            return Delivered.Done;
        }

        var reason = answer is ZaloAnswer.Refused refused ? $"Zalo: code, error {refused.Code}" : "Zalo: code, no certain answer";
        if (code.Instead is { } sms)
        {
            await outbox.EnqueueAsync(sms, cancellationToken);
            status.Counted("codes.by_sms");
            LogInstead(leased.Message.Id, reason);
            return Delivered.Done;
        }

        return answer is ZaloAnswer.Refused { Meaning: not (ErrorMeaning.TooFast or ErrorMeaning.Token or ErrorMeaning.Again) }
            ? new Delivered.Never(reason)
            : new Delivered.Later(reason, Soon);
    }

    private static string Tracking(string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..LongestTracking];

    [LoggerMessage(1, LogLevel.Warning, "Code message {Id} goes by SMS: {Reason}.")]
    private partial void LogInstead(string id, string reason);
}
