using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>A person whose browser runs no scripts, on the plain page.</summary>
internal sealed class PlainVisitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly IPage _beside;
    private readonly Screen _screen;

    private PlainVisitor(IBrowserContext context, IPage page, IPage beside, Screen screen)
    {
        _context = context;
        Page = page;
        _beside = beside;
        _screen = screen;
    }

    public IPage Page { get; }

    public ILocator Field => Page.Locator("#text");

    public static async Task<PlainVisitor> ComeAsync(Site site, Screen screen)
    {
        var options = screen.Options(site.Host.Address);
        options.JavaScriptEnabled = false;
        var context = await site.Browser.NewContextAsync(options);
        var scripted = await site.Browser.NewContextAsync(screen.Options(site.Host.Address));
        return new PlainVisitor(context, await context.NewPageAsync(), await scripted.NewPageAsync(), screen);
    }

    public async Task SayAsync(string words, string answer)
    {
        await Field.FillAsync(words);
        await Field.PressAsync("Enter");
        await HearAsync(answer);
    }

    public async Task PressAsync(string title, string answer)
    {
        await Page.Locator("fieldset button").Filter(new() { HasText = title }).First.ClickAsync();
        await HearAsync(answer);
    }

    /// <summary>Something that the bot said after the person's last words.</summary>
    public Task HearAsync(string words) => Expect(Page.Locator("#moi ~ li").Filter(new() { HasText = words }).First).ToBeVisibleAsync();

    /// <summary>From the first question of the form to its summary.</summary>
    public async Task RegisterAsync(Citizen citizen)
    {
        await SayAsync(citizen.Id, "Câu 2/9");
        await SayAsync(Citizen.Name, "Câu 3/9");
        await SayAsync(Citizen.BirthDate, "Câu 4/9");
        await SayAsync(Citizen.CardIssued, "Câu 5/9");
        await PressAsync("Không thời hạn", "Câu 6/9");
        await SayAsync(citizen.Phone, "Câu 7/9");
        await PressAsync("Tôi không có email", "Câu 8/9");
        await SayAsync(Citizen.Address, "Câu 9/9");
        await PressAsync("Đắk Lắk", "Anh/chị kiểm tra lại giúp tôi");
    }

    /// <summary>A picture; then WCAG and the width, measured on the same page in a browser with scripts, which axe needs.</summary>
    public async Task LookAsync(string state)
    {
        await Screenshots.TakeStillAsync(Page, _screen, state);
        await _beside.Context.ClearCookiesAsync();
        await _beside.Context.AddCookiesAsync((await _context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            SameSite = cookie.SameSite,
        }));
        await _beside.GotoAsync("about:blank");
        await _beside.GotoAsync(Page.Url);
        var violations = await Axe.ViolationsAsync(_beside);
        Assert.True(violations.Count == 0, $"{state}:\n{string.Join('\n', violations)}");
        var wide = await _beside.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(wide <= _screen.Width, $"{state} is {wide} wide");
    }

    public async ValueTask DisposeAsync()
    {
        await _beside.Context.EndAsync();
        await _context.EndAsync();
    }
}
