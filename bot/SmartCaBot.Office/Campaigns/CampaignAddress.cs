namespace SmartCaBot.Office.Campaigns;

/// <summary>Where a code leads.</summary>
internal static class CampaignAddress
{
    public const string Folder = "/q/";

    /// <summary>What the QR code holds.</summary>
    public static string Of(Uri baseAddress, string code) => new Uri(baseAddress, Folder + CampaignCode.Shown(code)).AbsoluteUri;

    /// <summary>What a person types: no scheme, as browsers add it.</summary>
    public static string Shown(Uri baseAddress, string code) => $"{baseAddress.Authority}{Folder}{CampaignCode.Shown(code)}";
}
