using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>What became of a command: a closed set.</summary>
public abstract record HandoffResult
{
    private HandoffResult()
    {
    }

    /// <param name="Case">As it is now.</param>
    public sealed record Done(HandoffCase Case) : HandoffResult;

    /// <summary>Somebody else has it.</summary>
    /// <param name="Name">As citizens see it.</param>
    public sealed record TakenBy(string Name) : HandoffResult;

    /// <summary>Only the owner may do this.</summary>
    public sealed record NotYours : HandoffResult;

    /// <summary>The state the conversation is in does not allow this.</summary>
    /// <param name="Owner">Who owns it.</param>
    public sealed record WrongState(ConversationOwner Owner) : HandoffResult;

    /// <summary>There is no such conversation.</summary>
    public sealed record NotFound : HandoffResult;
}
