using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What a page says when its person arrives.</summary>
internal static class JoinEvents
{
    /// <summary>The page's language, <c>{"language":"en"}</c>; it counts only until the person chooses one.</summary>
    public static string? Language(TurnInput input) =>
        Text(input, "language") is { } language ? language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi" : null;

    /// <summary>The printed code that they came by, <c>{"code":"…"}</c>; with a flow beside it the code is that flow's.</summary>
    public static string? Campaign(TurnInput input) => Text(input, "flow") is null && Text(input, "code") is { Length: > 0 } code ? code : null;

    private static string? Text(TurnInput input, string name) =>
        input.EventName == FlowEngine.JoinEvent && input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
