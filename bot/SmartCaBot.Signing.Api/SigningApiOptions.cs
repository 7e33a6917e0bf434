namespace SmartCaBot.Signing.Api;

/// <summary>What the host tells this module.</summary>
public sealed record SigningApiOptions
{
    /// <summary>How citizens reach this host, for the links in their messages; null: as the request of the integrator says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>In which citizens read times.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How long a citizen has to confirm what an integrator asks for.</summary>
    public TimeSpan TransactionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Digests in one request at most.</summary>
    public int MaxDocuments { get; init; } = 50;

    /// <summary>Requests a second of one client, with bursts of four seconds.</summary>
    public int RequestsPerSecond { get; init; } = 20;

    /// <summary>The status of a request is told to those only who show their secret too. Public clients of the interface do not.</summary>
    public bool StatusNeedsSecret { get; init; }

    /// <summary>Webhooks may be http and lead to private networks: for tests and closed installations.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>Bytes of a PDF that an integrator has prepared here.</summary>
    public long MaxFileBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Bytes that one client has kept here in a day: each document, and once more as people are shown it. Each process counts for itself.</summary>
    public long MaxFileBytesPerDay { get; init; } = 20L * 1024 * 1024 * 1024;
}
