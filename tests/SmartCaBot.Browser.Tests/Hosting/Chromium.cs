namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>The system's Chromium; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // Names for tests that need two sites: two ports of 127.0.0.1 are one.
        "--host-resolver-rules=MAP portal.example 127.0.0.1, MAP bot.example 127.0.0.1",
        // No process kept ready for the next page: it would cost more than it saves here. Chromium adds this to what Playwright turns off.
        "--disable-features=SpareRendererForSitePerProcess",
    ];

    /// <summary>Null when there is none; the variable CHROMIUM comes first.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Array.Find(Places, File.Exists);

    /// <summary>A fresh profile each time.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string program) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Arguments });

    /// <summary>With a profile in the folder, in which frames of other sites may store things.</summary>
    public static async Task<IBrowserContext> LaunchAsync(IPlaywright playwright, string program, string folder, BrowserNewContextOptions options)
    {
        Directory.CreateDirectory(Path.Combine(folder, "Default"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Default", "Preferences"), """{"profile":{"block_third_party_cookies":false,"cookie_controls_mode":0}}""");
        return await playwright.Chromium.LaunchPersistentContextAsync(folder, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args = Arguments,
            BaseURL = options.BaseURL,
            ViewportSize = options.ViewportSize,
            IsMobile = options.IsMobile,
            HasTouch = options.HasTouch,
        });
    }
}
