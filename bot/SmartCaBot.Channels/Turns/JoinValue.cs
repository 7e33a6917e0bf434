using SmartCaBot.Channels.DirectLine;

namespace SmartCaBot.Channels.Turns;

/// <summary>Value of the <c>webchat/join</c> event.</summary>
internal sealed record JoinValue(string? Language, string? Flow, string? Code)
{
    /// <summary>Tells one way of arrival from others; empty for the usual one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Arrival => this is { Flow: null, Code: null } ? "" : Ids.Hash($"{Flow}/{Code}");

    /// <summary>A language tag or a name of ours; anything else is not passed on.</summary>
    public static string? Tag(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? text : null;
}
