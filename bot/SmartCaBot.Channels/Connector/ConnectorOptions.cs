namespace SmartCaBot.Channels.Connector;

/// <summary>The Bot Framework endpoint <c>/api/messages</c> and the calls back to its channels.</summary>
public sealed record ConnectorOptions
{
    /// <summary>
    /// Takes activities without authentication. For development and for tests only: anybody who reaches the address speaks for
    /// any person.
    /// </summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>The bot's application id. Empty: no channel is let in.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The application's client secret.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>Of a single-tenant application; empty for a multi-tenant one.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Where tokens come from.</summary>
    public ConnectorCloud Cloud { get; init; } = new();

    /// <summary>Metadata, tokens and channels may be at http addresses. For development and for tests only.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>The <c>channelId</c> whose hub has people of its own and may send <c>handoff.status</c>; empty: none has.</summary>
    public string HubChannel { get; init; } = "";

    /// <summary>The largest file taken from a channel, bytes.</summary>
    public long MaxFileBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Hosts besides the channel's own that files are fetched from, without any token.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <summary>How long the address of a file in a reply can be opened: the channel keeps the reply as it was sent.</summary>
    public TimeSpan FileLinkLifetime { get; init; } = TimeSpan.FromDays(1);

    internal bool HasApplication => AppId.Length > 0;

    /// <summary>Tokens that the application got for itself (Emulator) may come from these.</summary>
    internal IEnumerable<string> AzureIssuers()
    {
        var shared = Cloud.AzureTenants.Count > 0 ? Cloud.AzureTenants : ConnectorCloud.PublicTenants;
        return shared.Concat(Tenant.Length > 0 ? [Tenant] : []).SelectMany(tenant => (string[])[$"{Cloud.StsAddress}/{tenant}/", $"{Cloud.LoginAddress}/{tenant}/v2.0"]);
    }

    /// <summary>Where client credentials are exchanged for a token.</summary>
    internal Uri TokenAddress =>
        new($"{Cloud.LoginAddress}/{(Tenant.Length > 0 ? Tenant : Cloud.SharedTenant)}/oauth2/v2.0/token");

    public override string ToString() => $"ConnectorOptions({AppId})";
}

/// <summary>The addresses of the Bot Framework's cloud; the defaults are the public one's.</summary>
public sealed record ConnectorCloud
{
    /// <summary>iss of channels' tokens.</summary>
    public string ChannelIssuer { get; init; } = "https://api.botframework.com";

    public Uri ChannelMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    public Uri AzureMetadata { get; init; } =
        new("https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration");

    /// <summary>Tenants whose tokens the Emulator presents; empty: those of the public cloud.</summary>
    public IReadOnlyList<string> AzureTenants { get; init; } = [];

    /// <summary>Version 3.1 and 3.2 of the protocol.</summary>
    internal static readonly IReadOnlyList<string> PublicTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    /// <summary>Begins the issuer of version 1.0 tokens; no slash at the end.</summary>
    public string StsAddress { get; init; } = "https://sts.windows.net";

    /// <summary>Begins the issuer of version 2.0 tokens and the token address; no slash at the end.</summary>
    public string LoginAddress { get; init; } = "https://login.microsoftonline.com";

    /// <summary>The tenant that multi-tenant bots get their tokens from.</summary>
    public string SharedTenant { get; init; } = "botframework.com";

    public string Scope { get; init; } = "https://api.botframework.com/.default";
}
