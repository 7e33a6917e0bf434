using SmartCaBot.Browser.Tests.Hosting;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>One host and one browser for all tests, four at a time: people mostly wait. Each test has a browser context, that is a person's phone, of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    private RunningHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private MessageInbox? _inbox;

    internal RunningHost Host => Present(_host);

    internal IBrowser Browser => Present(_browser);

    internal MessageInbox Inbox => Present(_inbox);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } program) return;
        _host = await RunningHost.StartAsync();
        _inbox = new MessageInbox(_host.Address);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright, program);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.EndAsync();
        _playwright?.Dispose();
        _inbox?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>A browser of its own with an ordinary profile: the contexts of <see cref="Browser"/> are private windows, whose frames of other sites may store nothing.</summary>
    internal Task<IBrowserContext> ProfileAsync(string folder, BrowserNewContextOptions options) =>
        Chromium.LaunchAsync(Present(_playwright), Chromium.Find()!, folder, options);

    /// <summary>Without Chromium a developer's run skips and says so; a build server's run fails.</summary>
    private static T Present<T>(T? part) where T : class
    {
        const string Missing = "Chromium is missing: apt-get install chromium, or name it in the variable CHROMIUM.";
        if (part is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Missing);
        if (part is null) Assert.Skip(Missing);
        return part;
    }
}
