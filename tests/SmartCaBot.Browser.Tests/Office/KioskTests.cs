using System.Text.RegularExpressions;
using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>A desk's device: one citizen after another, and nothing of either stays.</summary>
[Collection(OfficeSite.Others)]
public sealed partial class KioskTests(Site site, OfficeSite office)
{
    private const string Secret = "066162777777";

    [Fact]
    public async Task After_the_end_nothing_is_left_and_the_next_one_sees_nothing()
    {
        var (host, _) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Computer, "Trần Văn Bình", "Officer", OfficeSite.Office);
        await using var tablet = await Visitor.ComeAsync(site, Screen.Phone, host.Address);

        var chat = await tablet.OpenChatAsync(await TokenAsync(officer));
        await chat.SayAsync("Tôi muốn đăng ký chữ ký số");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");
        await chat.SayAsync(Secret, "Câu 2/9");
        await chat.ShowAsync("office-10-kiosk");
        Assert.Empty(await tablet.Context.CookiesAsync());
        Assert.EndsWith("{}\n{}", await chat.EverythingAsync(), StringComparison.Ordinal);

        await chat.Page.ClickAsync("#kiosk-end");
        await Expect(chat.Page.Locator("h1")).ToHaveTextAsync("Đã kết thúc");
        await Screenshots.TakeStillAsync(chat.Page, Screen.Phone, "office-11-kiosk-end");
        Assert.Empty(await tablet.Context.CookiesAsync());
        await chat.Page.GoBackAsync();
        Assert.DoesNotContain("Câu 2/9", await chat.Page.ContentAsync(), StringComparison.Ordinal);

        var next = await tablet.OpenChatAsync(await TokenAsync(officer));
        Assert.DoesNotContain("Câu 2/9", await next.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("777", await next.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_minutes_of_silence_a_warning_and_everything_is_gone()
    {
        var (host, _) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Computer, "Trần Văn Cảnh", "Officer", OfficeSite.Office);
        await using var tablet = await Visitor.ComeAsync(site, Screen.Computer, host.Address);
        var page = await tablet.Context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(await TokenAsync(officer));
        await Expect(page.Locator("#kiosk-end")).ToBeVisibleAsync();

        await page.Clock.RunForAsync(121_000);
        await Expect(page.Locator("#ask-kiosk")).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#ask-kiosk")).ToBeHiddenAsync();
        await page.Clock.RunForAsync(121_000);
        await Expect(page.Locator("#ask-kiosk")).ToBeVisibleAsync();
        await page.Clock.RunForAsync(31_000);

        await Expect(page).ToHaveURLAsync(new Regex("/kiosk/xong$"));
    }

    [Fact]
    public async Task A_token_opens_once_and_a_refresh_does_not_bring_the_talk_back()
    {
        var (host, _) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Computer, "Trần Văn Dũng", "Officer", OfficeSite.Office);
        await using var tablet = await Visitor.ComeAsync(site, Screen.Phone, host.Address);
        var token = await TokenAsync(officer);
        var chat = await tablet.OpenChatAsync(token);

        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator("h1")).ToHaveTextAsync("Đã kết thúc");
        var again = await tablet.OpenAsync(token);
        await Expect(again.Banner).ToContainTextAsync("nhờ cán bộ mở phiên mới");
    }

    private static async Task<string> TokenAsync(StaffPerson officer)
    {
        await officer.Page.GotoAsync("/office/kiosk");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Mở trên máy khác" }).ClickAsync();
        return Path().Match(await officer.Page.Locator("main .code").TextContentAsync() ?? "").Value;
    }

    [GeneratedRegex(@"/\?kiosk=[\w-]{27}")]
    private static partial Regex Path();
}
