namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// Hears that a person is writing at this moment, on a channel that says so. No turn, and never stored: who misses it misses nothing.
/// Must return at once and never throw.
/// </summary>
public interface ITypingListener
{
    void PersonIsTyping(string conversationId);
}

/// <summary>Shows a person that somebody is writing to them, on channels that can; nothing on the others.</summary>
public interface ITypingDisplay
{
    void AgentIsTyping(string conversationId);
}
