namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>What an access token is worth.</summary>
internal enum TokenState
{
    Good,

    /// <summary>It was good once: expired, replaced or removed.</summary>
    Dead,
    Unknown,
}
