using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What a page says when its person arrives.</summary>
internal static class JoinEvents
{
    /// <summary>The page's language, <c>{"language":"en"}</c>; it counts only until the person chooses one.</summary>
    public static string? Language(TurnInput input) =>
        input.EventName == FlowEngine.JoinEvent && input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty("language", out var language) && language.ValueKind == JsonValueKind.String
            ? language.GetString()!.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi"
            : null;
}
