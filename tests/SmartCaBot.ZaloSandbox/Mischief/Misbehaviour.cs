namespace SmartCaBot.ZaloSandbox.Mischief;

/// <summary>What the sandbox does wrong on purpose. Each is independent of the others.</summary>
public enum Misbehaviour
{
    /// <summary>An event and all later ones of that person come late.</summary>
    DelayedWebhook,

    /// <summary>An event is sent twice, with the same body.</summary>
    DuplicateWebhook,

    /// <summary>An event comes after later ones of that person.</summary>
    ReorderedWebhook,

    /// <summary>A call ends with 502 and a page of HTML; nothing was done.</summary>
    ServerError,

    /// <summary>A call is never answered; nothing was done.</summary>
    Timeout,

    /// <summary>HTTP 200 with an error body; nothing was done.</summary>
    ErrorBody,

    /// <summary>HTTP 200 with error -32; nothing was done.</summary>
    RateLimit,

    /// <summary>An uploaded image or file turns out to have expired: error -100.</summary>
    ExpiredAttachment,

    /// <summary>
    /// The access token dies with this call: error -220, and the refresh token stays good. A token lives for the switch's longest delay
    /// at least; otherwise a thousand calls at once would never find a living one.
    /// </summary>
    DyingToken,

    /// <summary>The answer comes late.</summary>
    SlowAnswer,

    /// <summary>The call is done, then the connection is reset: the caller cannot know.</summary>
    LostAnswer,

    /// <summary>The call is done, and the answer is cut off in the middle.</summary>
    TruncatedAnswer,
}
