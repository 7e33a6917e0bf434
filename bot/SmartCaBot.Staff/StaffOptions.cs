namespace SmartCaBot.Staff;

/// <summary>What the host tells this module.</summary>
public sealed record StaffOptions
{
    /// <summary>People come by https: cookies are Secure and bound to the host.</summary>
    public bool Https { get; init; }

    /// <summary>The zone in which staff read and write times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
