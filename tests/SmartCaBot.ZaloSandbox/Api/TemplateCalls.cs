using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>ZBS template messages: by user id on one host, by phone number on the other, whose errors have other numbers.</summary>
internal sealed class TemplateCalls(SandboxOptions options, PhoneBook phones, WebhookSender webhooks, WebhookEvents events)
{
    private const int LongestTracking = 48;
    private const int DailyQuota = 500;

    private readonly ConcurrentDictionary<string, bool> _sent = new();

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate, TemplateCalls calls)
    {
        routes.MapPost("/v3.0/oa/message/template", gate.Serve(ApiFamily.Oa, calls.ById));
        routes.MapPost("/message/template", gate.Serve(ApiFamily.Zbs, calls.ByNumber));
        routes.MapGet("/message/status", gate.Serve(ApiFamily.Zbs, calls.Status));
    }

    private ApiResult ById(ApiRequest request)
    {
        if (phones.Find(request.Body.Find("user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        if (Template(request.Body) is not { } template) return ZaloError.Invalid("template_id");
        if (template.IsOtp) return ZaloError.Of(-249);
        var read = Fill(template, request.Body.Find("template_data"));
        if (read.Error is not null) return ZaloError.Invalid("template_data");
        if (phone.Refuses) return ZaloError.Of(-244);
        var message = Deliver(phone, read.Value!);
        if (options.Receipts) webhooks.Enqueue(phone, events.Delivered(phone, message.Id));
        return new JsonObject
        {
            ["message_id"] = message.Id,
            ["user_id"] = phone.Id,
            ["sent_time"] = Milliseconds(message.At),
            ["quota"] = new JsonObject { ["dailyQuota"] = $"{DailyQuota}", ["remainingQuota"] = $"{DailyQuota - _sent.Count}" },
        };
    }

    private ApiResult ByNumber(ApiRequest request)
    {
        var number = request.Body.Find("phone").AsText() ?? "";
        if (number.Length is < 10 or > 12 || !number.StartsWith("84", StringComparison.Ordinal) || !number.All(char.IsAsciiDigit)) return ZaloError.Of(-108);
        var tracking = request.Body.Find("tracking_id").AsText() ?? "";
        if (tracking.Length > LongestTracking) return ZaloError.Of(-1121);
        if (Template(request.Body) is not { } template) return ZaloError.Of(-109);
        if (!template.Enabled) return ZaloError.Of(-131);
        var read = Fill(template, request.Body.Find("template_data"));
        if (read.Error is { } wrong) return wrong;
        if (_sent.Count >= DailyQuota) return ZaloError.Of(-144);
        if (phones.FindNumber(number) is not { } phone) return ZaloError.Of(-118);
        if (phone.Refuses) return ZaloError.Of(-139);
        var message = Deliver(phone, read.Value!);
        if (options.Receipts) webhooks.Enqueue(phone, events.ZbsDelivered(number, message.Id, tracking));
        return new JsonObject
        {
            ["msg_id"] = message.Id,
            ["sent_time"] = Milliseconds(message.At),
            ["sending_mode"] = "1",
            ["quota"] = new JsonObject { ["dailyQuota"] = $"{DailyQuota}", ["remainingQuota"] = $"{DailyQuota - _sent.Count}" },
        };
    }

    private ApiResult Status(ApiRequest request)
    {
        var id = request.Query["message_id"].ToString();
        return new JsonObject { ["message_id"] = id, ["status"] = _sent.ContainsKey(id) ? 1 : -1 };
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Read<string> Fill(ZbsTemplate template, JsonElement data)
    {
        var text = template.Text;
        foreach (var (name, longest) in template.Longest)
        {
            var value = data.Find(name).ValueKind == JsonValueKind.Number ? data.Find(name).GetRawText() : data.Find(name).AsText();
            if (string.IsNullOrEmpty(value)) return ZaloError.Of(-1122);
            if (MessageBodyReader.Characters(value) > longest) return ZaloError.Of(-1121);
            text = text.Replace($"<{name}>", value, StringComparison.Ordinal);
        }

        return text;
    }

    private ZbsTemplate? Template(JsonElement body)
    {
        var id = body.Find("template_id").AsText() ?? body.Find("template_id").AsNumber()?.ToString(CultureInfo.InvariantCulture);
        return options.Templates.FirstOrDefault(template => template.Id == id);
    }

    private ChatMessage Deliver(Phone phone, string text)
    {
        var message = new ChatMessage { Id = Phone.NewMessageId(), Author = Author.Bot, Kind = MessageKind.Template, Text = text, At = options.Clock.GetUtcNow() };
        _sent[message.Id] = true;
        phone.Receive(message);
        return message;
    }
}
