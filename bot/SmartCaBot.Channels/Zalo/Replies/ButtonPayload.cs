using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Zalo.Replies;

/// <summary>
/// What a pressed button sends back: it comes as an ordinary text, so it is marked. <c>#SC{"t":label,"v":value}</c>. A person may type the
/// same; a button says nothing that its holder could not say.
/// </summary>
internal static class ButtonPayload
{
    public const int Longest = 1000;

    private const string Mark = "#SC{";

    /// <summary>Null when it would be too long.</summary>
    public static string? Write(CardAction action)
    {
        var json = new JsonObject { ["t"] = action.Title, ["v"] = action.Value is { } value ? JsonNode.Parse(value.GetRawText()) : null };
        var text = string.Concat(Mark.AsSpan(0, Mark.Length - 1), json.ToJsonString(Json.Relaxed));
        return text.Length <= Longest ? text : null;
    }

    public static (string Label, JsonElement Value)? Read(string text)
    {
        if (text.Length > Longest || !text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        try
        {
            var json = JsonElement.Parse(text[(Mark.Length - 1)..]);
            return json.Text("t") is { } label && json.At("v") is { ValueKind: JsonValueKind.Object } value ? (label, value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
