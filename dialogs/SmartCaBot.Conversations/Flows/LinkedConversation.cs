namespace SmartCaBot.Conversations.Flows;

/// <summary>Another conversation of the same person, on another channel.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="Lends">It showed the code: this conversation knows the person through it, until the link ends.</param>
public sealed record LinkedConversation(string Id, string Channel, bool Lends = false)
{
    /// <summary>So many links one conversation has at most.</summary>
    public const int Most = 5;

    /// <summary>While a code waits to be entered: what it was shown for.</summary>
    public string? Stamp { get; init; }
}
