using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What a page says when its person arrives.</summary>
internal static class JoinEvents
{
    private const int LongestCode = 256;

    /// <summary>The page's language, <c>{"language":"en"}</c>; it counts only until the person chooses one.</summary>
    public static string? Language(TurnInput input) =>
        Text(input, "language") is { } language ? language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi" : null;

    /// <summary>The printed code that they came by, <c>{"code":"…"}</c>.</summary>
    public static string? Campaign(TurnInput input) => IsDocument(input) ? null : Code(input);

    /// <summary>The pass to a document that an office handed over, <c>{"flow":"document","code":"…"}</c>.</summary>
    public static string? Document(TurnInput input) => IsDocument(input) ? Code(input) : null;

    /// <summary>The code alone, as the value of another such event, for when it can be looked at; null when they came by none, or it is far too long.</summary>
    public static string? Kept(TurnInput input) => Code(input) is not { Length: <= LongestCode } code
        ? null
        : JsonSerializer.Serialize(
            IsDocument(input)
                ? new Dictionary<string, string> { ["flow"] = "document", ["code"] = code }
                : new Dictionary<string, string> { ["code"] = code },
            FlowJson.Options);

    private static bool IsDocument(TurnInput input) => Text(input, "flow") == "document";

    private static string? Code(TurnInput input) => Text(input, "code") is { Length: > 0 } code ? code : null;

    private static string? Text(TurnInput input, string name) =>
        input.EventName == FlowEngine.JoinEvent && input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
