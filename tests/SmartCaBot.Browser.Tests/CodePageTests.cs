using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>The page where codes are entered that must not be typed into a chat, as a phone shows it with scripts off.</summary>
public sealed class CodePageTests(Site site, CodePageSite codes) : IClassFixture<CodePageSite>
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Codes_are_entered_without_script_and_every_state_holds_to_wcag(Screen screen)
    {
        var host = codes.Host;
        using var inbox = new MessageInbox(host.Address);
        var citizen = Citizen.Next();
        await using var visitor = await Visitor.ComeAsync(site, screen, host.Address);
        var chat = await visitor.OpenChatAsync();
        await Registration.FillAsync(chat, citizen);
        await chat.PressAsync("Đúng, gửi hồ sơ", "không gửi mã vào cuộc trò chuyện này");
        await chat.ShowAsync("20-code-link");
        await using var phone = await ScriptlessAsync(host, screen);
        var page = await phone.NewPageAsync();

        await page.GotoAsync(await LinkAsync(chat));
        await LookAsync(page, screen, "21-code-page-activation");
        await EnterAsync(page, await inbox.CodeAsync(citizen.Phone, seen: 0));
        await Expect(page.Locator("h1")).ToHaveTextAsync("Đã xác nhận xong");
        await LookAsync(page, screen, "22-code-page-done");
        await chat.HearAsync("chúc mừng anh/chị");

        var seen = await inbox.CountAsync(citizen.Phone);
        await chat.SendFileAsync(PaperPdf.Name, PaperPdf.Make(pages: 12));
        await chat.HearAsync("Anh/chị có đồng ý ký không?");
        await chat.PressAsync("Đồng ý ký", "không gửi mã vào cuộc trò chuyện này");
        await page.GotoAsync(await LinkAsync(chat));
        Assert.True(await page.Locator(".pages img").First.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth >= 600)"));
        await LookAsync(page, screen, "23-code-page-sign");
        await page.Locator("summary").ClickAsync();
        await Expect(page.Locator(".pages img")).ToHaveCountAsync(10);
        await Expect(page.GetByText("ở đây chỉ hiện 10 trang đầu")).ToBeVisibleAsync();
        await page.Locator(".pages").Last.ScrollIntoViewIfNeededAsync();
        await LookAsync(page, screen, "23b-code-page-pages");
        var code = await inbox.CodeAsync(citizen.Phone, seen);
        await EnterAsync(page, code == "000000" ? "111111" : "000000");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mã chưa đúng");
        await Expect(page.Locator("#code")).ToBeFocusedAsync();
        await LookAsync(page, screen, "24-code-page-wrong");
        await page.GetByText("Gửi lại mã").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chờ thêm");
        await EnterAsync(page, code);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Đã xác nhận xong");
        await Expect(chat.Files.Last).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(host.Address, "/sign/AAAA").AbsoluteUri);
        await LookAsync(page, screen, "25-code-page-not-found");
        visitor.Watch.AssertClean();
    }

    /// <summary>Another browser of the same person, as the one inside Zalo is: no session, no scripts.</summary>
    private async Task<IBrowserContext> ScriptlessAsync(RunningHost host, Screen screen)
    {
        var options = screen.Options(host.Address);
        options.JavaScriptEnabled = false;
        return await site.Browser.NewContextAsync(options);
    }

    private static async Task EnterAsync(IPage page, string code)
    {
        await page.Locator("#code").FillAsync(code);
        await page.Locator("#code").PressAsync("Enter");
    }

    /// <summary>The last link's address is in the button's click alone, so the page's own opening of it is caught.</summary>
    private static async Task<string> LinkAsync(ChatPage chat)
    {
        var opened = await chat.Page.RunAndWaitForPopupAsync(() => chat.PressAsync("Mở trang nhập mã"));
        // Its pictures may still be on their way.
        await opened.WaitForURLAsync("**/sign/**", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var url = opened.Url;
        await opened.CloseAsync();
        return url;
    }

    /// <summary>axe is a script, so it looks at the same address in a browser that runs them.</summary>
    private async Task LookAsync(IPage page, Screen screen, string state)
    {
        await Screenshots.TakeStillAsync(page, screen, state);
        await using var other = await site.Browser.NewContextAsync(screen.Options(new Uri(page.Url)));
        var copy = await other.NewPageAsync();
        await copy.GotoAsync(page.Url);
        var violations = await Axe.ViolationsAsync(copy, fewest: 5);
        Assert.True(violations.Count == 0, $"{state}:\n{string.Join('\n', violations)}");
        var wide = await page.Locator("main").BoundingBoxAsync();
        Assert.True(wide!.Width <= screen.Width, $"{state} is wider than the screen");
    }
}
