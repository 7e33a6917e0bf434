namespace SmartCaBot.Host.Configuration;

/// <summary>The Bot Connector endpoint /api/messages.</summary>
internal sealed record ConnectorSettings
{
    /// <summary>Development only: callers need no token. Off, the endpoint is closed.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>One-time codes may be typed into the chats of such channels, which keep them. Off: people get a link to our own page.</summary>
    public bool AllowTypedCodes { get; init; }
}
