using System.Text;
using System.Text.Json;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Reads "message" of /v3.0/oa/message/cs in each of its shapes, and refuses what has another.</summary>
internal sealed class MessageBodyReader(SandboxOptions options, AttachmentReader attachments, ButtonReader buttons)
{
    /// <summary>Characters of a text, composed (NFC).</summary>
    public const int LongestText = 2000;

    /// <param name="person">Whose misfortune it is when an upload has expired before its time.</param>
    public Read<ChatMessage> Read(JsonElement message, string person)
    {
        if (message.ValueKind != JsonValueKind.Object) return ZaloError.Invalid("message");
        var text = message.Find("text");
        if (text.IsThere() && text.ValueKind != JsonValueKind.String) return ZaloError.Invalid("message.text");
        var words = text.AsText() ?? "";
        if (Characters(words) > LongestText) return ZaloError.Of(-210);
        var draft = new ChatMessage
        {
            Id = Phone.NewMessageId(),
            Author = Author.Bot,
            Kind = MessageKind.Text,
            Text = words,
            QuotedId = message.Find("quote_message_id").AsText(),
            At = options.Clock.GetUtcNow(),
        };
        var attachment = message.Find("attachment");
        if (attachment.IsThere()) return Attached(draft, attachment, person);
        return string.IsNullOrWhiteSpace(words) ? ZaloError.Invalid("message.text") : draft;
    }

    /// <summary>What the platform counts: code points of the composed text.</summary>
    public static int Characters(string text) => text.Normalize(NormalizationForm.FormC).EnumerateRunes().Count();

    private Read<ChatMessage> Attached(ChatMessage draft, JsonElement attachment, string person)
    {
        var payload = attachment.Find("payload");
        return (attachment.Find("type").AsText(), payload.Find("template_type").AsText()) switch
        {
            ("file", _) => draft.Text.Length > 0 ? ZaloError.Invalid("message.text") : attachments.File(draft, payload, person),
            ("template", "media") => attachments.Media(draft, payload, person),
            ("template", "request_user_info") => attachments.InfoRequest(draft, payload),
            ("template", null) when Takes(ButtonEnvelopes.TextWithButtons) && payload.Find("buttons").IsThere() =>
                draft.Text.Length == 0 ? ZaloError.Invalid("message.text") : buttons.Under(draft, payload),
            ("template", "list") when Takes(ButtonEnvelopes.List) => buttons.List(draft, payload),
            ("template", "button") when Takes(ButtonEnvelopes.Template) => ButtonTemplate(draft, payload),
            _ => ZaloError.Of(-233),
        };
    }

    private Read<ChatMessage> ButtonTemplate(ChatMessage draft, JsonElement payload)
    {
        var words = payload.Find("text").AsText() ?? "";
        if (words.Length == 0) return ZaloError.Invalid("payload.text");
        return Characters(words) > LongestText ? ZaloError.Of(-210) : buttons.Under(draft with { Text = words }, payload);
    }

    private bool Takes(ButtonEnvelopes envelope) => options.Buttons.HasFlag(envelope);
}
