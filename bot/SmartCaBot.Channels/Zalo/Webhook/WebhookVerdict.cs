namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>What a request to the webhook is.</summary>
internal enum WebhookVerdict
{
    Genuine,

    /// <summary>Not one JSON object with a timestamp.</summary>
    Malformed,
    TooLarge,

    /// <summary>No signature, or not over these bytes.</summary>
    Forged,

    /// <summary>Genuine under another setting of secret or subject: nothing for the sender, something for the operator.</summary>
    SignedOtherwise,

    /// <summary>Genuine once: too old, or from the future.</summary>
    Stale,

    /// <summary>Of another app or account.</summary>
    Foreign,
}
