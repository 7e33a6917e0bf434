namespace SmartCaBot.Host.Configuration;

/// <summary>The web side.</summary>
internal sealed record WebOptions
{
    /// <summary>Addresses or networks (CIDR) of the proxies whose X-Forwarded-* headers are believed; empty: nobody's.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Other origins whose pages may show the widget and talk to Direct Line.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Secrets that other sites' servers exchange for Direct Line tokens, 32 characters or more; empty: only our own page.</summary>
    public IReadOnlyList<string> DirectLineSecrets { get; init; } = [];

    /// <summary>
    /// One-time codes may be typed into the web chat, which is our own page and keeps none. Off, for pages of others that speak Direct Line:
    /// people get a link.
    /// </summary>
    public bool AllowTypedCodes { get; init; } = true;

    /// <summary>The largest file taken, bytes.</summary>
    public long MaxFileBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Of all files that one conversation stores in 24 hours, sent and signed, bytes.</summary>
    public long MaxFileBytesPerDay { get; init; } = 100 * 1024 * 1024;

    /// <summary>No file is taken that would leave less free on the disk, bytes; below it, readiness says so.</summary>
    public long MinFreeBytes { get; init; } = 500 * 1024 * 1024;

    /// <summary>Conversations that browsers at one address may begin in a minute.</summary>
    public int NewChatsPerMinute { get; init; } = 60;

    /// <summary>Requests a second and address; those of Direct Line, the Bot Connector, Zalo and health are not counted.</summary>
    public int RequestsPerSecond { get; init; } = 50;
}
