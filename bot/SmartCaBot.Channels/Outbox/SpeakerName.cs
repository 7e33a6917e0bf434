using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Who speaks, on channels that show everything as the bot's: a message of a person of the help desk begins with their name.
/// </summary>
internal static class SpeakerName
{
    public static Activity Before(Activity reply) =>
        reply is { Type: ActivityTypes.Message, From.Name: { Length: > 0 } name } && IsAgents(reply)
            ? reply with { Text = reply.Text is { Length: > 0 } text ? $"{name}: {text}" : $"{name}:" }
            : reply;

    private static bool IsAgents(Activity reply) =>
        reply.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("smartca", out var own) && own.ValueKind == JsonValueKind.Object && own.TryGetProperty("speaker", out _);
}
