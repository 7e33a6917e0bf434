using SmartCaBot.Signing.Api;

namespace SmartCaBot.Host.Configuration;

/// <summary>Signing for systems of others (sp769).</summary>
internal sealed record SigningApiSettings
{
    /// <summary>Serves them. Integrators are registered under /admin.</summary>
    public bool Enabled { get; init; }

    /// <summary>Of one client.</summary>
    public int RequestsPerSecond { get; init; } = 20;

    /// <summary>Of documents that one client has prepared here.</summary>
    public long MaxFileBytesPerDay { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>What has become of a request is told to those only who show their secret too.</summary>
    public bool StatusNeedsSecret { get; init; }

    public SigningApiOptions ToOptions(SmartCaOptions all) => new()
    {
        PublicUrl = all.PublicUrl,
        TimeZone = all.Locale.Zone,
        RequestsPerSecond = RequestsPerSecond,
        MaxFileBytesPerDay = MaxFileBytesPerDay,
        StatusNeedsSecret = StatusNeedsSecret,
        PrivateAddresses = all.Admin.PrivateAddresses,
        MaxFileBytes = all.Web.MaxFileBytes,
    };
}
