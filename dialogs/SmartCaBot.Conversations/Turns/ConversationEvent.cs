using System.Text.Json;

namespace SmartCaBot.Conversations.Turns;

/// <summary>An event of the system for a conversation, as it lies in the outbox; there it becomes a turn, once.</summary>
/// <param name="Name">Of the event activity; begins with <see cref="Prefix"/>, which clients may not send.</param>
/// <param name="Value">Its value. May be personal: the outbox is encrypted, and the transcript does not keep it.</param>
public sealed record ConversationEvent(string Name, JsonElement Value)
{
    /// <summary>The outbox kind of such messages.</summary>
    public const string Kind = "event";

    public const string Prefix = "smartca/";

    public override string ToString() => $"ConversationEvent({Name})";
}
