using System.Globalization;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>The part "message" of an event, and "info" of a form.</summary>
internal static class EventPayloads
{
    /// <summary>The end of user_send_… and oa_send_….</summary>
    public static string Suffix(ChatMessage message) => message.Kind switch
    {
        MessageKind.Text => "text",
        MessageKind.Image => "image",
        MessageKind.Gif => "gif",
        MessageKind.Sticker => "sticker",
        MessageKind.List => "list",
        MessageKind.File => "file",
        MessageKind.Location => "location",
        MessageKind.Link => "link",
        _ => "template",
    };

    public static JsonObject Message(ChatMessage message, AssetStore assets)
    {
        var json = new JsonObject();
        if (message.Text.Length > 0 && message.Kind != MessageKind.Location) json["text"] = message.Text;
        if (message.QuotedId is not null) json["quote_msg_id"] = message.QuotedId;
        if (Attachment(message, assets) is { } payload)
            json["attachments"] = new JsonArray(new JsonObject { ["type"] = Suffix(message), ["payload"] = payload });
        json["msg_id"] = message.Id;
        return json;
    }

    public static JsonObject Info(SharedInfo info) => new()
    {
        ["name"] = info.Name,
        ["phone"] = info.Phone,
        ["user_dob"] = info.BirthDay,
        ["gender"] = info.Gender,
        ["full_address"] = new JsonObject { ["user_city"] = info.City, ["user_ward"] = info.Ward, ["user_address"] = info.Address },
    };

    private static JsonObject? Attachment(ChatMessage message, AssetStore assets)
    {
        var url = message.Asset is { } asset ? assets.Url(asset) : message.Url;
        return message.Kind switch
        {
            MessageKind.Image or MessageKind.Gif => new JsonObject { ["thumbnail"] = url, ["url"] = url },
            MessageKind.Sticker => new JsonObject { ["id"] = message.Asset?.Id, ["url"] = url },
            MessageKind.File when message.Asset is { } file => File(file, url!),
            MessageKind.Location => Location(message.Text.Split(',')),
            MessageKind.Link => new JsonObject { ["thumbnail"] = "", ["description"] = message.Text, ["url"] = url },
            MessageKind.List => new JsonObject { ["elements"] = new JsonArray([.. message.Elements.Select(element => new JsonObject { ["title"] = element.Title })]) },
            MessageKind.InfoRequest or MessageKind.Template =>
                new JsonObject { ["zinstant_id"] = message.Id, ["text"] = message.Text, ["link_url"] = "", ["checksum"] = "" },
            _ => null,
        };
    }

    private static JsonObject File(Asset file, string url) => new()
    {
        ["size"] = file.Content.Length.ToString(CultureInfo.InvariantCulture),
        ["name"] = file.Name,
        ["checksum"] = file.Checksum,
        ["type"] = file.Extension,
        ["url"] = url,
    };

    private static JsonObject Location(string[] place) =>
        new() { ["coordinates"] = new JsonObject { ["latitude"] = place[0], ["longitude"] = place[1] } };
}
