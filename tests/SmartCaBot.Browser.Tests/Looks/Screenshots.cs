using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.TestKit;

namespace SmartCaBot.Browser.Tests.Looks;

/// <summary>Pictures of the main states, artifacts/screenshots/SIZE/STATE.png, for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("SMARTCABOT_ARTIFACTS") is { Length: > 0 } named ? named : Path.Combine(RepositoryFiles.Root, "artifacts"),
        "screenshots");

    /// <summary>What the person sees, not the whole document: a picture shows what is cut off.</summary>
    public static Task TakeAsync(IPage page, Screen screen, string state) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Folder, screen.Name, $"{state}.png"),
        Animations = ScreenshotAnimations.Disabled,
    });
}
