namespace SmartCaBot.Conversations.Flows;

/// <summary>The printed code that a conversation came by; what it reaches counts for it.</summary>
/// <param name="Code">Opaque.</param>
/// <param name="Office">Id of the office that hung it up.</param>
/// <param name="Desk">Which desk of it; null when it is for the whole office.</param>
public sealed record CampaignVisit(string Code, string? Office, string? Desk)
{
    /// <summary>Whether a code as typed is this one: people leave out dashes and write in any case.</summary>
    public bool IsOf(string typed) => Plain(typed).SequenceEqual(Plain(Code));

    private static IEnumerable<char> Plain(string code) => code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant);
}
