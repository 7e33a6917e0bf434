namespace SmartCaBot.Host.Configuration;

/// <summary>VNPT's third-party gateway (sp769), used in guide mode.</summary>
internal sealed record GatewayOptions
{
    /// <summary>For example https://gwsca.vnpt.vn/sca/sp769.</summary>
    public Uri? BaseUrl { get; init; }

    public string SpId { get; init; } = "";

    public string SpPassword { get; init; } = "";

    /// <summary>Of one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Tries after the first, of what only reads.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Whether citizens sign with VNPT's certificates, and how they confirm.</summary>
    public GatewaySigning Signing { get; init; }

    /// <summary>PEM file with the roots, and authorities under them, that signers' certificates must lead to.</summary>
    public string RootsFile { get; init; } = "";

    /// <summary>How long a person has to confirm. No longer than the gateway waits itself.</summary>
    public TimeSpan ConfirmWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Between two looks at a request that waits.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Last part of the webhook's address, /gateway/webhook/KEY, at least 32 characters; empty: no webhook, requests are looked at only.</summary>
    public string WebhookKey { get; init; } = "";

    public override string ToString() => $"GatewayOptions({BaseUrl})";
}

internal enum GatewaySigning
{
    /// <summary>Nobody signs through it.</summary>
    Off,

    /// <summary>v1: in VNPT's app.</summary>
    App,

    /// <summary>v2: signing password, and the code of an authenticator.</summary>
    Authenticator,
}
