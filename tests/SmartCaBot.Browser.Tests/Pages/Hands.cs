namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>How the person works a page: with a finger, with a mouse, or with the keys alone.</summary>
internal sealed class Hands(IPage page, Screen screen)
{
    private const int MostTabs = 80;

    public async Task PressAsync(ILocator target)
    {
        if (screen.Keys)
        {
            await TabToAsync(target);
            await page.Keyboard.PressAsync("Enter");
        }
        else if (screen.Touch)
        {
            await target.TapAsync();
        }
        else
        {
            await target.ClickAsync();
        }
    }

    /// <summary>Into a field that is empty.</summary>
    public async Task WriteAsync(ILocator field, string words)
    {
        if (screen.Keys)
        {
            await TabToAsync(field);
            await page.Keyboard.TypeAsync(words);
        }
        else
        {
            await field.FillAsync(words);
        }
    }

    /// <param name="opener">The button with the paper on it.</param>
    /// <param name="field">The field for files, which may be unseen.</param>
    /// <param name="file">What is chosen.</param>
    public async Task ChooseFileAsync(ILocator opener, ILocator field, FilePayload file)
    {
        if (screen.Keys) await (await ChooserAsync(opener)).SetFilesAsync(file);
        else await field.SetInputFilesAsync(file);
    }

    /// <summary>Presses Tab until the element has the focus, as a person without a mouse would.</summary>
    public async Task TabToAsync(ILocator target, bool back = false)
    {
        await Expect(target).ToBeAttachedAsync();
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{target} is not reached with Tab.");
    }

    /// <summary>What Enter opens. A busy browser at times overlooks the first press; a person presses again.</summary>
    public async Task<IFileChooser> ChooserAsync(ILocator opener)
    {
        await TabToAsync(opener);
        var chooser = page.WaitForFileChooserAsync();
        while (!chooser.IsCompleted)
        {
            await Expect(opener).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Task.WhenAny(chooser, Task.Delay(TimeSpan.FromSeconds(3)));
        }

        return await chooser;
    }
}
