using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>What a person sent, as an activity. Files keep the platform's address until the turn fetches them.</summary>
internal sealed partial class ActivityReader(ZaloOptions options)
{
    private const int MostFiles = 5;

    /// <summary>Before a printed code, typed or sent by a link that fills the input box; and before a link code, which is the conversation's to read.</summary>
    private const string CodeWord = "#SC ";

    private readonly Dictionary<string, string> _keywords = new(options.Keywords, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a shape that is not known.</summary>
    public Activity? Read(string name, JsonElement body) => name switch
    {
        "user_submit_info" => Shared(body),
        "user_send_text" => body.Text("message", "text") is { } text ? Text(text) : null,
        "user_send_link" => Text(Link(body)),
        "user_send_file" or "user_send_image" => Files(body),
        "user_send_sticker" or "user_send_gif" or "user_send_audio" or "user_send_video" or "user_send_location" or "user_send_business_card" =>
            Message(body.Text("message", "text")) with { Attachments = [AttachedFiles.Lost("", LostFile.NotReadable)] },
        _ => null,
    };

    private Activity Text(string text)
    {
        var trimmed = text.Trim();
        if (ButtonPayload.Read(trimmed) is var (label, value)) return Message(label) with { Value = value };
        if (trimmed.StartsWith(CodeWord, StringComparison.OrdinalIgnoreCase) && !LinkCode().IsMatch(trimmed[CodeWord.Length..]))
            return EventReader.Join(JoinValue.Tag(trimmed[CodeWord.Length..].Trim()));
        return _keywords.TryGetValue(trimmed, out var dialog)
            ? Message(trimmed) with { Value = JsonSerializer.SerializeToElement(new { smartca = new Dictionary<string, string> { ["do"] = dialog } }) }
            : Message(text);
    }

    private static string Link(JsonElement body)
    {
        var link = body.At("message", "attachments").Items().FirstOrDefault().At("payload");
        return string.Join(' ', new[] { body.Text("message", "text"), link.Text("description"), link.Text("url") }.Where(part => part is { Length: > 0 }));
    }

    private static Activity Files(JsonElement body)
    {
        var files = body.At("message", "attachments").Items().Take(MostFiles).Select(File).ToArray();
        return Message(body.Text("message", "text")) with { Attachments = files };
    }

    private static Attachment File(JsonElement attachment)
    {
        var payload = attachment.At("payload");
        var isPicture = attachment.Text("type") == "image";
        var name = payload.Text("name") ?? (isPicture ? "anh.jpg" : "tep");
        // Nothing but a web address: other schemes have a meaning inside.
        return payload.Text("url") is { } url && url.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? new Attachment { Name = name, ContentType = isPicture ? "image/jpeg" : TypeOf(payload.Text("type") ?? Path.GetExtension(name)), ContentUrl = url }
            : AttachedFiles.Lost(name, LostFile.NotFetched);
    }

    private static string TypeOf(string extension) => DocumentTypes.Of("." + extension.TrimStart('.'))?.MediaType ?? "application/octet-stream";

    /// <summary>The form comes with the question for the phone number, and what it brings answers that question; the person checks it at the end.</summary>
    private static Activity? Shared(JsonElement body) => body.Text("info", "phone") switch
    {
        { Length: > 2 } phone when phone.StartsWith("84", StringComparison.Ordinal) => Message($"0{phone[2..]}"),
        { Length: > 0 } phone => Message(phone),
        _ => null,
    };

    /// <summary>Twice four letters or digits, as people type them.</summary>
    [GeneratedRegex(@"^[\s:]*[0-9a-z]{4}[\s-]*[0-9a-z]{4}(?![0-9a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkCode();

    private static Activity Message(string? text) => new() { Type = ActivityTypes.Message, Text = text ?? "", TextFormat = TextFormats.Plain };
}
