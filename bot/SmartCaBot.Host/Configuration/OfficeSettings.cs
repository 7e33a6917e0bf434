using SmartCaBot.Office;

namespace SmartCaBot.Host.Configuration;

/// <summary>The host's settings as the offices' pages need them.</summary>
internal static class OfficeSettings
{
    public static OfficeOptions ToOffice(this SmartCaOptions options) => new()
    {
        PublicUrl = options.PublicUrl,
        ZaloAccount = options.Zalo is { Enabled: true, OaId.Length: > 0 } ? options.Zalo.OaId : null,
        Zone = options.Locale.Zone,
        MaxFileBytes = options.Web.MaxFileBytes,
        CardPictures = options.Registration.AskForPictures,
        CardPictureDays = options.Registration.CardPictureDays,
        Https = options.PublicUrl is { Scheme: "https" },
    };
}
