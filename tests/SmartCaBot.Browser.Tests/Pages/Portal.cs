using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>A person on the page of another site that carries the widget.</summary>
internal sealed class Portal : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly Screen _screen;
    private readonly PortalSite _portal;

    private Portal(IBrowserContext context, Screen screen, PortalSite portal)
    {
        _context = context;
        _screen = screen;
        _portal = portal;
    }

    public IPage Page { get; private set; } = null!;

    public ILocator Open => Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi trợ lý SmartCA", Exact = true });

    public ILocator Close => Page.GetByRole(AriaRole.Button, new() { Name = "Đóng", Exact = true });

    public ILocator Panel => Page.GetByRole(AriaRole.Dialog, new() { Name = "Trợ lý SmartCA" });

    public IFrameLocator Chat => Page.FrameLocator("iframe[title='Trợ lý SmartCA']");

    public ILocator Field => Chat.Locator("[data-id=webchat-sendbox-input]");

    public IFrame Frame => Page.Frames.Single(frame => frame.Url.StartsWith(_portal.Bot, StringComparison.Ordinal));

    public static async Task<Portal> OpenAsync(Site site, Screen screen, PortalSite portal)
    {
        var options = screen.Options(new Uri(portal.Origin));
        options.IgnoreHTTPSErrors = true;
        return await OpenAsync(await site.Browser.NewContextAsync(options), screen, portal);
    }

    public static async Task<Portal> OpenAsync(IBrowserContext context, Screen screen, PortalSite portal)
    {
        var visit = new Portal(context, screen, portal);
        visit._context.SetDefaultTimeout(20_000);
        SetDefaultExpectTimeout(20_000);
        await visit.NewTabAsync();
        return visit;
    }

    public async Task NewTabAsync()
    {
        Page = await _context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            // Said of every page that comes by http under a name.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("The Cross-Origin-Opener-Policy header", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => _complaints.Add(error);
        await Page.GotoAsync("/");
    }

    public async Task SayAsync(string words, string answer)
    {
        await Field.FillAsync(words);
        await Field.PressAsync("Enter");
        await HearAsync(answer);
    }

    public Task HearAsync(string words) =>
        Expect(Chat.Locator(".webchat__basic-transcript__activity").Filter(new() { HasText = words }).First).ToBeVisibleAsync();

    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>(
        """
        () => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.tagName + '.' + at.className; }
        """);

    public Task ShowAsync(string state) => Screenshots.TakeStillAsync(Page, _screen, state);

    public Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => _context.CookiesAsync();

    public void AssertClean() => Assert.Empty(_complaints);

    public IReadOnlyList<string> Complaints => _complaints;

    public ValueTask DisposeAsync() => _context.EndAsync();
}
