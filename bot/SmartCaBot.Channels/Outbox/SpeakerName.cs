using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Who speaks, when it is a person of the help desk. On channels that show everything as the bot's, their messages begin with their name.
/// </summary>
internal static class SpeakerName
{
    public static Activity Before(Activity reply) => Of(reply) is { } name
        ? reply with { Text = reply.Text is { Length: > 0 } text ? $"{name}: {text}" : $"{name}:" }
        : reply;

    /// <summary>Null when the bot speaks.</summary>
    public static string? Of(Activity reply) =>
        reply is { Type: ActivityTypes.Message, From: { Role: not Roles.User, Name: { Length: > 0 } name } } && IsAgents(reply) ? name : null;

    private static bool IsAgents(Activity reply) =>
        reply.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("smartca", out var own) && own.ValueKind == JsonValueKind.Object && own.TryGetProperty("speaker", out _);
}
