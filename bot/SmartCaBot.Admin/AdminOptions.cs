namespace SmartCaBot.Admin;

/// <summary>What the host tells this module.</summary>
public sealed record AdminOptions
{
    /// <summary>What is kept of somebody is erased when a second administrator has confirmed it.</summary>
    public bool ErasureNeedsTwo { get; init; }

    /// <summary>
    /// Years that a citizen's records are kept after their last certificate expired or was revoked. What the law asks of a certificate authority;
    /// where nothing was issued they may be erased at once.
    /// </summary>
    public int CitizenYears { get; init; } = 5;

    /// <summary>Addresses of integrators may lead to private networks: for tests and closed installations.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>How people reach the host; null: as each request says. Links that leave the page are made of it, never of what a request claims.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>As /admin/health shows it.</summary>
    public string Version { get; init; } = "";

    /// <summary>How long the storage keeps what.</summary>
    public required Storage.Retention.RetentionPeriods Periods { get; init; }
}
