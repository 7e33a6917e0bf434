using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>Somebody of the staff at a browser of their own, invited by the command and signed in by what they were shown.</summary>
internal sealed class StaffPerson : IAsyncDisposable
{
    public const string Password = "con trau an co ben song";

    private static int _count;

    private StaffPerson(Visitor visitor, IPage page, string login, Authenticator app) =>
        (Visitor, Page, Login, App, Hands) = (visitor, page, login, app, new Hands(page, visitor.Screen));

    public Visitor Visitor { get; }

    public IPage Page { get; }

    public Hands Hands { get; }

    public string Login { get; }

    /// <summary>On their phone.</summary>
    public Authenticator App { get; }

    /// <param name="site">The browser.</param>
    /// <param name="host">Where they work.</param>
    /// <param name="screen">At what.</param>
    /// <param name="name">As colleagues see it.</param>
    /// <param name="roles">Agent,Officer …</param>
    /// <param name="office">Id; null for the whole province.</param>
    public static async Task<StaffPerson> JoinAsync(Site site, RunningHost host, Screen screen, string name, string roles, string? office = null)
    {
        var number = Interlocked.Increment(ref _count);
        var login = $"canbo{number}";
        List<string> command = ["staff", "invite", "--name", name, "--login", login, "--roles", roles, "--citizen-id", $"066180{number:000000}"];
        if (office is not null) command.AddRange(["--office", office]);
        var link = new Uri((await host.CommandAsync(command)).Trim());
        var visitor = await Visitor.ComeAsync(site, screen, host.Address);
        var page = await visitor.Context.NewPageAsync();
        await page.GotoAsync(link.PathAndQuery);
        var app = new Authenticator(await page.Locator("#secret").TextContentAsync() ?? "");
        await page.FillAsync("#Password", Password);
        await page.FillAsync("#Again", Password);
        await page.FillAsync("#Code", await app.CodeAsync());
        await page.ClickAsync("button.primary");
        await page.GetByRole(AriaRole.Link, new() { Name = "vào trang làm việc" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(name);
        return new StaffPerson(visitor, page, login, app);
    }

    public ValueTask DisposeAsync() => Visitor.DisposeAsync();
}
