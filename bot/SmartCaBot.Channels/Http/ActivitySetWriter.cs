using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Http;

/// <summary>
/// Transcript entries as a Direct Line ActivitySet: <c>{"activities":[…],"watermark":"12"}</c>. Only what WebChat can
/// show leaves here (an unknown type breaks its page), with addresses of files that can be opened.
/// </summary>
internal sealed class ActivitySetWriter(FileLinks links)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Null when nobody may see any of the entries.</summary>
    public byte[]? Write(string conversationId, IReadOnlyList<TranscriptEntry> entries, string baseUrl)
    {
        if (!entries.Any(IsShown)) return null;
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, conversationId, entries, baseUrl, entries[^1].Sequence);
        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="output">Gets the JSON.</param>
    /// <param name="conversationId">Whose entries they are.</param>
    /// <param name="entries">In order.</param>
    /// <param name="baseUrl">For the addresses of files.</param>
    /// <param name="watermark">The sequence this set reaches to.</param>
    public void Write(
        IBufferWriter<byte> output, string conversationId, IReadOnlyList<TranscriptEntry> entries, string baseUrl, long watermark)
    {
        using var json = new Utf8JsonWriter(output, Relaxed);
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
        string? hiddenCause = null;
        foreach (var entry in entries)
        {
            if (!IsShown(entry))
            {
                hiddenCause = entry.Activity.Id ?? hiddenCause;
                continue;
            }

            var activity = entry.Activity;
            JsonSerializer.Serialize(
                json,
                activity with
                {
                    Attachments = links.Open(activity.Attachments, conversationId, baseUrl),
                    ChannelData = ChannelDataWith(activity, entry.Sequence),
                    // WebChat holds a reply back for five seconds while it waits for what the reply answers.
                    ReplyToId = activity.ReplyToId == hiddenCause ? null : activity.ReplyToId,
                },
                ActivityJson.Wire.Activity);
        }

        json.WriteEndArray();
        json.WriteString("watermark"u8, watermark.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>Messages, and events of the bot or of the page itself; what other parts of the system tell the bot stays inside.</summary>
    public static bool IsShown(TranscriptEntry entry) => entry.Visible && entry.Activity.Type switch
    {
        ActivityTypes.Message => true,
        ActivityTypes.Event => entry.Activity.From?.Role == Roles.Bot || ClientEvents.IsAllowed(entry.Activity.Name),
        _ => false,
    };

    /// <summary>
    /// WebChat orders by <c>webchat:sequence-id</c>, and takes whatever carries a <c>clientActivityID</c> for the person's own
    /// message: only that may keep it.
    /// </summary>
    private static JsonElement ChannelDataWith(Activity activity, long sequence)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            if (activity.ChannelData is { ValueKind: JsonValueKind.Object } data)
            {
                foreach (var property in data.EnumerateObject())
                {
                    if (property.NameEquals("webchat:sequence-id"u8) || property.NameEquals("webchat:fallback-text"u8)) continue;
                    if (property.NameEquals("clientActivityID"u8) && activity.From?.Role == Roles.Bot) continue;
                    property.WriteTo(json);
                }
            }

            // What WebChat tells screen readers instead of the text.
            if (SpeakerName.Of(activity) is { } speaker && activity.Text is { Length: > 0 }) json.WriteString("webchat:fallback-text"u8, $"{speaker}: {activity.Text}");
            json.WriteNumber("webchat:sequence-id"u8, sequence);
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
