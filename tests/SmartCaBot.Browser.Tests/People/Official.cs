using SmartCaBot.Browser.Tests.Hosting;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>Somebody of the staff: invited by the operator, with a password and an authenticator app.</summary>
internal sealed class Official
{
    private const string Password = "sau con voi qua song";

    private readonly string _login;
    private readonly AuthenticatorApp _app;

    private Official(string login, AuthenticatorApp app) => (_login, _app) = (login, app);

    /// <summary>Opens the one-time link in that page, sets everything up, and is signed out afterwards.</summary>
    public static async Task<Official> JoinAsync(RunningHost host, IPage page, string login, string name, string roles)
    {
        var link = await host.CommandAsync("staff", "invite", "--name", name, "--login", login, "--roles", roles);
        await page.GotoAsync(new Uri(link).AbsolutePath);
        var app = new AuthenticatorApp(await page.Locator("#secret").TextContentAsync() ?? "");
        await page.FillAsync("#Password", Password);
        await page.FillAsync("#Again", Password);
        await page.FillAsync("#Code", await app.CodeAsync());
        await page.ClickAsync("main button.primary");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Tài khoản đã sẵn sàng");
        await page.Context.ClearCookiesAsync();
        return new Official(login, app);
    }

    public async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/staff/sign-in");
        await page.FillAsync("#Login", _login);
        await page.FillAsync("#Password", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#Code", await _app.CodeAsync());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".who")).ToBeVisibleAsync();
    }
}
