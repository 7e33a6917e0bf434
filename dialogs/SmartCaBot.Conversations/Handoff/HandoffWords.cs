using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>How a channel is told who has the conversation, and what a person of the help desk writes.</summary>
internal static class HandoffWords
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>channelData</c>: <c>{"smartca":{"owner":"agent","agent":"Chị Lan"}}</c>; the name only while an agent has it.</summary>
    public static JsonElement Data(ConversationOwner owner, HandoffCase? handoff) => Data(owner, handoff, isSpeaker: false);

    /// <summary>The same with <c>"speaker":"agent"</c>, so that pages show who speaks.</summary>
    public static Activity Of(HandoffCommand.Say say, HandoffCase handoff, FlowTurn turn)
    {
        var text = turn.Interpreter.MaskIdentity(TurnInput.Clean(say.Text));
        return new Activity
        {
            Type = ActivityTypes.Message,
            From = new ChannelAccount { Name = say.By.Name },
            Text = text.Length > 0 ? text : null,
            TextFormat = TextFormats.Plain,
            Locale = turn.Language == "en" ? "en-US" : "vi-VN",
            InputHint = "acceptingInput",
            Attachments = say.Attachments.IsDefaultOrEmpty ? null : say.Attachments,
            SuggestedActions = say.Buttons.IsDefaultOrEmpty ? null : new SuggestedActions { Actions = [.. say.Buttons.Select(Button)] },
            ChannelData = Data(ConversationOwner.Agent, handoff, isSpeaker: true),
        };
    }

    private static CardAction Button(SayButton button) => button.Url is { } url
        ? new CardAction { Type = CardAction.OpenUrl, Title = button.Label, Value = JsonSerializer.SerializeToElement(url, FlowJson.Options) }
        : new CardAction { Title = button.Label, Text = button.Label, DisplayText = button.Label };

    private static JsonElement Data(ConversationOwner owner, HandoffCase? handoff, bool isSpeaker)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteStartObject("smartca"u8);
            json.WriteString("owner"u8, owner.ToString().ToLowerInvariant());
            if (owner == ConversationOwner.Agent) json.WriteString("agent"u8, handoff!.AgentName);
            if (isSpeaker) json.WriteString("speaker"u8, "agent"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
