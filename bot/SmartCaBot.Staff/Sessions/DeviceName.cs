namespace SmartCaBot.Staff.Sessions;

/// <summary>A browser in a few words, for the person who looks through their own sessions.</summary>
internal static class DeviceName
{
    // The order matters: most browsers also carry the names of others.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent) => $"{Find(Browsers, userAgent) ?? "Trình duyệt khác"} trên {Find(Systems, userAgent) ?? "thiết bị khác"}";

    private static string? Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(entry => text.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
