using System.Text.Json;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Attachments of messages: pictures, files, and the form that asks who somebody is.</summary>
internal sealed class AttachmentReader(AssetStore assets, Switches switches)
{
    public Read<ChatMessage> File(ChatMessage draft, JsonElement payload, string person) =>
        Uploaded(payload.Find("token").AsText(), "token", person).Then<ChatMessage>(asset => draft with { Kind = MessageKind.File, Asset = asset });

    public Read<ChatMessage> Media(ChatMessage draft, JsonElement payload, string person)
    {
        if (payload.Find("elements").AsList() is not [var element]) return ZaloError.Invalid("elements");
        var (url, id) = (element.Find("url").AsText(), element.Find("attachment_id").AsText());
        if (url is null == id is null) return ZaloError.Invalid("url");
        var kind = element.Find("media_type").AsText() switch
        {
            "image" => MessageKind.Image,
            "gif" when element.Find("width").AsNumber() > 0 && element.Find("height").AsNumber() > 0 => MessageKind.Gif,
            "gif" => MessageKind.Text,
            "sticker" when id is not null => MessageKind.Sticker,
            _ => MessageKind.Text,
        };
        if (kind == MessageKind.Text) return ZaloError.Invalid("media_type");
        // Stickers are the platform's own, not uploads.
        if (kind == MessageKind.Sticker) return draft with { Kind = kind };
        return id is null
            ? draft with { Kind = kind, Url = url }
            : Uploaded(id, "attachment_id", person).Then<ChatMessage>(asset => draft with { Kind = kind, Asset = asset });
    }

    public Read<ChatMessage> InfoRequest(ChatMessage draft, JsonElement payload)
    {
        if (payload.Find("elements").AsList() is not [var element] || element.Find("title").AsText() is not { Length: > 0 } title)
            return ZaloError.Invalid("elements");
        var form = new ListElement(title, element.Find("subtitle").AsText() ?? "", element.Find("image_url").AsText(), null);
        return draft with { Kind = MessageKind.InfoRequest, Elements = [form] };
    }

    private Read<Asset> Uploaded(string? id, string field, string person)
    {
        if (assets.Find(id) is not { } asset) return ZaloError.Invalid(field);
        return assets.IsOver(asset) || switches.Draw(Misbehaviour.ExpiredAttachment, person) is not null ? ZaloError.Of(-100) : asset;
    }
}
