using SmartCaBot.Channels.Connector;

namespace SmartCaBot.Host.Configuration;

/// <summary>The Bot Framework endpoint /api/messages and the calls back to its channels.</summary>
internal sealed record ConnectorSettings
{
    /// <summary>Development only: callers need no token.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>One-time codes may be typed into the chats of such channels, which keep them. Off: people get a link to our own page.</summary>
    public bool AllowTypedCodes { get; init; }

    /// <summary>The bot's application id (Microsoft App ID). Empty: no channel is let in.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The application's client secret.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>Of a single-tenant application; empty: multi-tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The channelId whose hub has people of its own: wishes for a person go there as handoff.initiate. Empty: our help desk takes them.</summary>
    public string HubChannel { get; init; } = "";

    /// <summary>Hosts besides the channel's own that PDFs are fetched from, without any token (for Teams: its SharePoint).</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <summary>Hours that the address of a file in a reply can be opened.</summary>
    public int FileLinkHours { get; init; } = 24;

    /// <summary>Development only: addresses may be http.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Where tokens come from; the defaults are the public cloud's.</summary>
    public ConnectorCloud Cloud { get; init; } = new();

    public override string ToString() => $"ConnectorSettings({AppId})";
}
