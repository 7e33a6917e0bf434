namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>When a webhook is sent again. The platform documents the second; what it does after an error or a slow answer is not known.</summary>
public enum WebhookRetry
{
    Never,

    /// <summary>No connection could be opened.</summary>
    WhenUnreachable,

    /// <summary>Anything but a 200 within the time allowed.</summary>
    WhenNotAcknowledged,
}
