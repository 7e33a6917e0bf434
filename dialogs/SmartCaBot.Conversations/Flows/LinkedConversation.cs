namespace SmartCaBot.Conversations.Flows;

/// <summary>Another conversation of the same person, on another channel.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="Lends">It showed the code: this conversation knows the person through it, until the link ends.</param>
public sealed record LinkedConversation(string Id, string Channel, bool Lends = false);
