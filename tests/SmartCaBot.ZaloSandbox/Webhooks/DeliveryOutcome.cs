namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>How one try to deliver an event ended.</summary>
public enum DeliveryOutcome
{
    /// <summary>200.</summary>
    Acknowledged,

    /// <summary>Another status.</summary>
    Refused,

    /// <summary>No answer in the time that the sandbox waits, or the connection broke.</summary>
    Unanswered,

    /// <summary>No connection could be opened.</summary>
    Unreachable,
}
