namespace SmartCaBot.Host.Configuration;

/// <summary>The Bot Connector endpoint /api/messages.</summary>
internal sealed record ConnectorSettings
{
    /// <summary>Development only: callers need no token.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>The audience that callers' tokens must name; empty: the endpoint is closed.</summary>
    public string AppId { get; init; } = "";
}
