namespace SmartCaBot.Host.Configuration;

/// <summary>Where the service is.</summary>
internal sealed record LocaleSettings
{
    /// <summary>An IANA name.</summary>
    public string TimeZone { get; init; } = "Asia/Ho_Chi_Minh";

    public bool IsKnown => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
