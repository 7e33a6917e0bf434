namespace SmartCaBot.Channels.Turns;

/// <summary>Value of the <c>webchat/join</c> event.</summary>
internal sealed record JoinValue(string? Language, string? Flow, string? Code)
{
    /// <summary>A language tag or a name of ours; anything else is not passed on.</summary>
    public static string? Tag(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? text : null;
}
