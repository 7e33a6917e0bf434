using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// <c>handoff.initiate</c>: asks the hub behind a channel for a person. Its value is what a case holds, and the answers so far as they may be
/// shown; the channel adds the transcript when it sends it.
/// </summary>
internal static class HubRequest
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Activity Of(FlowTurn turn)
    {
        var handoff = turn.Case!;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("case"u8, handoff.Id);
            json.WriteString("queue"u8, handoff.Queue);
            json.WriteString("reason"u8, handoff.Reason.ToString());
            json.WriteString("words"u8, handoff.Words);
            json.WriteString("step"u8, handoff.Step);
            json.WriteString("language"u8, turn.Language);
            json.WriteStartArray("answers"u8);
            foreach (var answer in turn.Frames.SelectMany(turn.AnswersOf))
            {
                json.WriteStartObject();
                json.WriteString("name"u8, answer.Name);
                json.WriteString("value"u8, answer.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new Activity { Type = ActivityTypes.Event, Name = HubEvents.Initiate, Value = JsonElement.Parse(buffer.WrittenSpan) };
    }
}
