using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.TestKit;

namespace SmartCaBot.Browser.Tests.Looks;

/// <summary>Pictures of the main states, artifacts/screenshots/SIZE/STATE.png, for people to look at.</summary>
internal static class Screenshots
{
    public static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("SMARTCABOT_ARTIFACTS") is { Length: > 0 } named ? named : Path.Combine(RepositoryFiles.Root, "artifacts"),
        "screenshots");

    /// <summary>New messages glide in: resolves once the transcript has stood still for a while.</summary>
    private const string Settled =
        """
        () => new Promise(resolve => {
          const place = () => document.querySelector('.webchat__basic-transcript__scrollable')?.scrollTop;
          let last = place(), still = 0;
          const timer = setInterval(() => {
            still = place() === last ? still + 1 : 0;
            last = place();
            if (still >= 5) { clearInterval(timer); resolve(); }
          }, 100);
        })
        """;

    /// <summary>What the person sees, not the whole document: a picture shows what is cut off.</summary>
    public static async Task TakeAsync(IPage page, Screen screen, string state)
    {
        await page.EvaluateAsync(Settled);
        await TakeStillAsync(page, screen, state);
    }

    /// <summary>Of a page on which nothing moves, with or without scripts.</summary>
    public static async Task TakeStillAsync(IPage page, Screen screen, string state)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Folder, screen.Name, $"{state}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
