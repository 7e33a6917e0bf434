namespace SmartCaBot.Conversations.Handoff;

/// <summary>Whose turn it is, or how it ended.</summary>
public enum CaseState
{
    /// <summary>In its queue.</summary>
    Waiting,

    /// <summary>An agent has it.</summary>
    Agent,

    /// <summary>Ended: the agent gave it back to the bot.</summary>
    Returned,

    /// <summary>Ended: the agent closed it.</summary>
    Closed,

    /// <summary>Ended: the citizen did not want to wait.</summary>
    Cancelled,

    /// <summary>Ended: nobody took it in time.</summary>
    Expired,
}

public enum HandoffReason
{
    /// <summary>The citizen asked for a person.</summary>
    Asked,

    /// <summary>The bot did not understand, several times in a row.</summary>
    NotUnderstood,

    /// <summary>An agent saw the conversation and wants to help.</summary>
    PulledIn,
}

/// <summary>How an agent says that a case ended.</summary>
public enum CloseReason
{
    Solved,

    /// <summary>The citizen no longer answers.</summary>
    NoAnswer,

    /// <summary>Another authority or service is in charge; the citizen was told which.</summary>
    SentElsewhere,

    /// <summary>Nothing to help with, or abuse.</summary>
    NotOurs,
}
