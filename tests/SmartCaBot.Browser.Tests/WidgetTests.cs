using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests;

/// <summary>The chat on a page of another site, whose policy allows our host and nothing else.</summary>
public sealed class WidgetTests(Site site, WidgetSite widget) : IClassFixture<WidgetSite>
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Answers_on_a_page_of_another_site_by_keyboard_and_within_its_policy(Screen screen)
    {
        await using var portal = await Portal.OpenAsync(site, screen, widget.Portal);
        await Expect(portal.Open).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Empty(await Axe.ViolationsAsync(portal.Page, fewest: 5));
        await portal.ShowAsync("40-widget-closed");
        Assert.DoesNotContain(portal.Page.Frames, frame => frame != portal.Page.MainFrame);

        await portal.Page.Keyboard.PressAsync("Tab");
        await portal.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("BUTTON.open", await portal.FocusedAsync());
        await portal.Page.Keyboard.PressAsync("Enter");
        await Expect(portal.Panel).ToBeVisibleAsync();
        Assert.Equal("IFRAME.", await portal.FocusedAsync());
        await Expect(portal.Field).ToBeVisibleAsync();
        await portal.SayAsync("chữ ký số có giá trị pháp lý không", "Luật Giao dịch điện tử");
        Assert.Empty(await Axe.ViolationsAsync(portal.Page, fewest: 5));
        Assert.Empty(await Axe.ViolationsAsync(portal.Frame));
        var place = (await portal.Panel.BoundingBoxAsync())!;
        Assert.Equal(screen.Touch ? (screen.Width, screen.Height) : (400, 640), ((int)place.Width, (int)place.Height));

        // Escape closes what is open inside first, then the panel, and the focus is back where it came from.
        await portal.Chat.Locator("#more").ClickAsync();
        await Expect(portal.Chat.Locator("#more-list")).ToBeVisibleAsync();
        await portal.Page.Keyboard.PressAsync("Escape");
        await Expect(portal.Chat.Locator("#more-list")).ToBeHiddenAsync();
        await Expect(portal.Panel).ToBeVisibleAsync();
        await portal.Page.Keyboard.PressAsync("Escape");
        await Expect(portal.Panel).ToBeHiddenAsync();
        Assert.Equal("BUTTON.open", await portal.FocusedAsync());
        await Expect(portal.Open).ToHaveAttributeAsync("aria-expanded", "false");

        // What was said stays, though the browser keeps no cookie of ours for this frame.
        await portal.Open.ClickAsync();
        await portal.HearAsync("Luật Giao dịch điện tử");
        await portal.Close.ClickAsync();
        Assert.Equal("BUTTON.open", await portal.FocusedAsync());
        Assert.Empty(await portal.CookiesAsync());

        await portal.Open.ClickAsync();
        await portal.Chat.Locator("#more").ClickAsync();
        await Expect(portal.Chat.Locator(".own-page")).ToBeHiddenAsync();
        await portal.Chat.Locator("#restart").ClickAsync();
        await portal.Chat.Locator("#ask-go").ClickAsync();
        await Expect(portal.Chat.GetByText("Luật Giao dịch điện tử")).ToHaveCountAsync(0);
        await portal.HearAsync("Anh/chị cần việc gì ạ?");

        // At the end: after a picture on an emulated phone the browser hands clicks on another site's frame to the page around it.
        await portal.SayAsync("chữ ký số có giá trị pháp lý không", "Luật Giao dịch điện tử");
        await portal.ShowAsync("41-widget-open");
        portal.AssertClean();
    }

    [Fact]
    public async Task Over_https_a_partitioned_cookie_keeps_the_conversation_for_all_tabs_of_that_site()
    {
        await using var portal = await Portal.OpenAsync(site, Screen.Computer, widget.SecurePortal);
        await portal.Open.ClickAsync();
        await portal.SayAsync("Dịch vụ số 18", "chưa có thông tin xác nhận");
        var cookie = Assert.Single(await portal.CookiesAsync());
        Assert.Equal(("__Host-smartca-frame", true, true, SameSiteAttribute.None), (cookie.Name, cookie.HttpOnly, cookie.Secure, cookie.SameSite));
        Assert.Contains("portal.example", cookie.PartitionKey, StringComparison.Ordinal);

        // Another tab has a memory of its own, but the same cookie; our own page, opened by itself, has neither.
        await portal.NewTabAsync();
        await portal.Open.ClickAsync();
        await portal.HearAsync("chưa có thông tin xác nhận");
        await portal.Page.GotoAsync(widget.SecurePortal.Bot);
        await Expect(portal.Page.Locator("[data-id=webchat-sendbox-input]")).ToBeVisibleAsync();
        await Expect(portal.Page.GetByText("chưa có thông tin xác nhận")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_the_browser_lets_a_frame_remember_a_reload_finds_the_conversation()
    {
        var other = widget.Portal;
        var profile = Directory.CreateTempSubdirectory("smartcabot-profile-");
        try
        {
            await using var portal = await Portal.OpenAsync(await site.ProfileAsync(profile.FullName, Screen.Phone.Options(new Uri(other.Origin))), Screen.Phone, other);
            await portal.Open.ClickAsync();
            await portal.SayAsync("Dịch vụ số 18", "chưa có thông tin xác nhận");
            await portal.Page.ReloadAsync();
            await portal.Open.ClickAsync();
            await portal.HearAsync("chưa có thông tin xác nhận");
            Assert.Empty(await portal.CookiesAsync());
            portal.AssertClean();
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(false, "/?khung=1")]
    [InlineData(true, "/")]
    [InlineData(true, "/co-ban")]
    public async Task Other_sites_and_other_pages_are_framed_by_nobody(bool allowed, string path)
    {
        await using var stranger = await PortalSite.StartAsync();
        stranger.Bot = widget.Bot;
        var other = allowed ? widget.Portal : stranger;
        await using var portal = await Portal.OpenAsync(site, Screen.Computer, other);
        await portal.Page.EvaluateAsync(
            "url => new Promise(done => document.body.append(Object.assign(document.createElement('iframe'), { onload: done, src: url })))",
            other.Bot + path);
        Assert.Contains(portal.Complaints, text => text.Contains("frame-ancestors", StringComparison.Ordinal) || text.Contains("X-Frame-Options", StringComparison.OrdinalIgnoreCase));
        await Expect(portal.Page.FrameLocator("iframe").GetByText("SmartCA")).ToHaveCountAsync(0);
    }
}
