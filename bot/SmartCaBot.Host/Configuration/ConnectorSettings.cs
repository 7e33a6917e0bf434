namespace SmartCaBot.Host.Configuration;

/// <summary>The Bot Connector endpoint /api/messages.</summary>
internal sealed record ConnectorSettings
{
    /// <summary>Development only: callers need no token. Off, the endpoint is closed.</summary>
    public bool AllowAnonymous { get; init; }
}
