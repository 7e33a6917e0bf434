using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>A conversation as an agent has it open.</summary>
internal sealed class DeskPage(IPage page, Screen screen)
{
    public IPage Page => page;

    public ILocator Text => page.Locator("#text");

    public ILocator Turns => page.Locator("#turns > li");

    public ILocator Typing => page.Locator("#typing");

    /// <summary>The page's script runs: keys are heard.</summary>
    public Task ReadyAsync() => Expect(page.Locator("body[data-keys]")).ToBeVisibleAsync();

    /// <summary>The newest line holds these words.</summary>
    public Task HearAsync(string words) => Expect(Turns.Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    public async Task SayAsync(string words)
    {
        await Text.FillAsync(words);
        await Text.PressAsync("Enter");
    }

    /// <summary>A ring is drawn around what has the focus, or around the button that stands for it.</summary>
    public async Task SeesFocusAsync() => Assert.True(
        await page.EvaluateAsync<bool>(
            """
            () => {
              const focused = document.activeElement;
              const shown = focused.matches('.sr') ? focused.labels[0] : focused;
              const style = getComputedStyle(shown);
              return shown.getBoundingClientRect().width > 20 && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            }
            """),
        "What has the focus does not show it.");

    /// <summary>On a phone the panes are one at a time.</summary>
    public async Task ShowAsync(string pane)
    {
        if (screen.Touch) await page.Locator($"[data-pane={pane}]").TapAsync();
    }
}
