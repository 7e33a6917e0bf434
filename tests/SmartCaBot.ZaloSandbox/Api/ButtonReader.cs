using System.Text.Json;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Buttons (phụ lục "Cấu trúc của tham số buttons") and lists: at most five, titles to 100 characters, payloads to 1,000.</summary>
internal sealed class ButtonReader
{
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;

    public Read<ChatMessage> Under(ChatMessage draft, JsonElement payload) =>
        All(payload.Find("buttons")).Then<ChatMessage>(found => draft with { Buttons = found });

    public Read<ChatMessage> List(ChatMessage draft, JsonElement payload)
    {
        var elements = new List<ListElement>();
        foreach (var element in payload.Find("elements").AsList())
        {
            var read = Element(element);
            if (read.Error is { } error) return error;
            elements.Add(read.Value!);
        }

        if (elements.Count == 0) return ZaloError.Invalid("elements");
        if (elements.Count > MostButtons) return ZaloError.Of(-210);
        var list = draft with { Kind = MessageKind.List, Elements = elements };
        return payload.Find("buttons").IsThere() ? Under(list, payload) : list;
    }

    private static Read<ListElement> Element(JsonElement element)
    {
        var title = element.Find("title").AsText() ?? "";
        if (title.Length == 0) return ZaloError.Invalid("title");
        if (MessageBodyReader.Characters(title) > LongestTitle) return ZaloError.Of(-210);
        var action = element.Find("default_action");
        var plain = new ListElement(title, element.Find("subtitle").AsText() ?? "", element.Find("image_url").AsText(), null);
        if (!action.IsThere()) return plain;
        var url = action.Find("url").AsText();
        return action.Find("type").AsText() == "oa.open.url" && IsWebAddress(url)
            ? plain with { Action = new ChatButton("oa.open.url", title, url!) }
            : ZaloError.Invalid("default_action");
    }

    private static Read<IReadOnlyList<ChatButton>> All(JsonElement buttons)
    {
        var read = buttons.AsList().Select(One).ToArray();
        if (read.Length == 0) return ZaloError.Invalid("buttons");
        if (read.Length > MostButtons) return ZaloError.Of(-210);
        return Array.Find(read, one => one.Error is not null).Error is { } error ? error : read.Select(one => one.Value!).ToArray();
    }

    private static Read<ChatButton> One(JsonElement button)
    {
        var title = button.Find("title").AsText() ?? "";
        if (title.Length == 0) return ZaloError.Invalid("title");
        var payload = button.Find("payload");
        var (type, value) = (button.Find("type").AsText() ?? "", Value(button.Find("type").AsText(), payload));
        if (string.IsNullOrEmpty(value)) return ZaloError.Invalid(IsKnown(type) ? "payload" : "type");
        if (MessageBodyReader.Characters(title) > LongestTitle || MessageBodyReader.Characters(value) > LongestPayload) return ZaloError.Of(-210);
        return type == "oa.open.url" && !IsWebAddress(value) ? ZaloError.Invalid("url") : new ChatButton(type, title, value);
    }

    private static string? Value(string? type, JsonElement payload) => type switch
    {
        "oa.open.url" => payload.Find("url").AsText(),
        "oa.query.show" or "oa.query.hide" => payload.AsText(),
        "oa.open.phone" or "oa.open.sms" => payload.Find("phone_code").AsText(),
        _ => null,
    };

    private static bool IsKnown(string type) => type is "oa.open.url" or "oa.query.show" or "oa.query.hide" or "oa.open.phone" or "oa.open.sms";

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
