using SmartCaBot.Staff;

namespace SmartCaBot.Host.Configuration;

/// <summary>The host's settings as the staff's pages need them.</summary>
internal static class StaffSettings
{
    public static StaffOptions ToStaff(this SmartCaOptions options) => new()
    {
        PublicUrl = options.PublicUrl,
        Zone = options.Locale.Zone,
    };
}
