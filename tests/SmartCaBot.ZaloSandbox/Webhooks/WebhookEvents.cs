using System.Text;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Api;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>The events, each in its own envelope.</summary>
internal sealed class WebhookEvents(SandboxOptions options, AssetStore assets)
{
    public WebhookEvent FromPerson(Phone phone, ChatMessage message)
    {
        var name = $"user_send_{EventPayloads.Suffix(message)}";
        return Finish(name, new JsonObject
        {
            ["app_id"] = options.AppId,
            ["sender"] = new JsonObject { ["id"] = phone.Id },
            ["user_id_by_app"] = phone.IdByApp,
            ["recipient"] = new JsonObject { ["id"] = options.OaId },
            ["event_name"] = name,
            ["message"] = EventPayloads.Message(message, assets),
        }, message.At);
    }

    /// <summary>What the account sent, told to the app.</summary>
    /// <param name="adminId">Who wrote it in the account's console; null: the bot.</param>
    public WebhookEvent Echo(Phone phone, ChatMessage message, string? adminId)
    {
        var name = $"oa_send_{EventPayloads.Suffix(message)}";
        var sender = new JsonObject { ["id"] = options.OaId };
        if (adminId is not null) sender["admin_id"] = adminId;
        return Finish(name, new JsonObject
        {
            ["app_id"] = options.AppId,
            ["sender"] = sender,
            ["user_id_by_app"] = phone.IdByApp,
            ["recipient"] = new JsonObject { ["id"] = phone.Id },
            ["event_name"] = name,
            ["message"] = EventPayloads.Message(message, assets),
        }, message.At);
    }

    public WebhookEvent Follow(Phone phone, string name) => Finish(name, new JsonObject
    {
        ["oa_id"] = options.OaId,
        ["follower"] = new JsonObject { ["id"] = phone.Id },
        ["user_id_by_app"] = phone.IdByApp,
        ["event_name"] = name,
        ["source"] = "oa_profile",
        ["app_id"] = options.AppId,
    });

    public WebhookEvent ChatNow(Phone phone) => Finish("user_click_chatnow", new JsonObject
    {
        ["event_name"] = "user_click_chatnow",
        ["oa_id"] = options.OaId,
        ["user_id"] = phone.Id,
        ["app_id"] = options.AppId,
        ["user_id_by_app"] = phone.IdByApp,
    });

    public WebhookEvent SubmitInfo(Phone phone, SharedInfo info) => Finish("user_submit_info", new JsonObject
    {
        ["sender"] = new JsonObject { ["id"] = phone.Id },
        ["recipient"] = new JsonObject { ["id"] = options.OaId },
        ["event_name"] = "user_submit_info",
        ["app_id"] = options.AppId,
        ["user_id_by_app"] = phone.IdByApp,
        ["info"] = EventPayloads.Info(info),
    });

    public WebhookEvent Delivered(Phone phone, string messageId) => Finish("user_received_message",
        FromAccount(phone.Id, "user_received_message", new JsonObject { ["msg_id"] = messageId }));

    /// <summary>Delivery of a template message sent by number: the recipient is the number, and the real time is delivery_time.</summary>
    public WebhookEvent ZbsDelivered(string number, string messageId, string trackingId) => Finish("user_received_message",
        FromAccount(number, "user_received_message", new JsonObject
        {
            ["delivery_time"] = Milliseconds(options.Clock.GetUtcNow()),
            ["msg_id"] = messageId,
            ["tracking_id"] = trackingId,
        })) with
    { IsZbs = true };

    public WebhookEvent Seen(Phone phone, IEnumerable<string> messageIds) => Finish("user_seen_message",
        FromAccount(phone.Id, "user_seen_message", new JsonObject { ["msg_ids"] = new JsonArray([.. messageIds.Select(id => (JsonNode)id)]) }));

    public WebhookEvent Any(string name, JsonObject body)
    {
        body["app_id"] = options.AppId;
        body["event_name"] = name;
        return Finish(name, body);
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject FromAccount(string recipient, string name, JsonObject message) => new()
    {
        ["app_id"] = options.AppId,
        ["sender"] = new JsonObject { ["id"] = options.OaId },
        ["recipient"] = new JsonObject { ["id"] = recipient },
        ["event_name"] = name,
        ["message"] = message,
    };

    private WebhookEvent Finish(string name, JsonObject body, DateTimeOffset? at = null)
    {
        var timestamp = Milliseconds(at ?? options.Clock.GetUtcNow());
        body["timestamp"] = timestamp;
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString(ZaloJson.Options));
        return new WebhookEvent(name, bytes, WebhookSignature.Sign(options.AppId, bytes, timestamp, options.OaSecretKey));
    }
}
