namespace SmartCaBot.Channels.Connector;

/// <summary>The Bot Framework endpoint <c>/api/messages</c>.</summary>
public sealed record ConnectorOptions
{
    /// <summary>
    /// Takes activities without authentication. For development and for tests only: anybody who reaches the address speaks for
    /// any person.
    /// </summary>
    public bool AllowAnonymous { get; init; }
}
