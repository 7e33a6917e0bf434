using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>Every page of the offices, on a phone and on a computer, and without a mouse.</summary>
[Collection(OfficeSite.Others)]
public sealed class OfficePagesTests(Site site, OfficeSite office)
{
    private static readonly string[] Paths =
        ["/office", "/office/campaigns", "/office/campaigns/new", "/office/funnel", "/office/kiosk", "/office/documents", "/office/documents/new", "/office/population"];

    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Nothing_is_wrong_for_a_screen_reader_and_nothing_is_wider_than_the_screen(Screen screen)
    {
        var (host, _) = await office.OpenedAsync();
        await using var person = await StaffPerson.JoinAsync(site, host, screen, "Võ Thị Giang", "Officer,Administrator");
        await EnterPopulationAsync(person.Page);
        foreach (var path in Paths)
        {
            await person.Page.GotoAsync(path);
            Assert.Empty((await Axe.ViolationsAsync(person.Page)).Select(violation => $"{path}: {violation}"));
            Assert.True(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the screen.");
            await Screenshots.TakeStillAsync(person.Page, screen, "office-30" + path.Replace('/', '-'));
        }

        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var path in Paths)
        {
            await person.Page.GotoAsync(path);
            Assert.Empty((await Axe.ViolationsAsync(person.Page)).Select(violation => $"dark {path}: {violation}"));
        }

        person.Visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Who_runs_no_scripts_goes_on_from_a_code_on_the_plain_page()
    {
        var (host, _) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Computer, "Đỗ Thị Khánh", "Officer", OfficeSite.Office);
        await officer.Page.GotoAsync("/office/campaigns/new");
        await officer.Page.FillAsync("#Desk", "Quầy 5");
        await officer.Page.SelectOptionAsync("#Start", "service:11");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo mã" }).ClickAsync();
        var code = new Uri(officer.Page.Url).Segments[^1];

        var options = Screen.Phone.Options(host.Address);
        options.JavaScriptEnabled = false;
        await using var context = await site.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/q/" + code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Trang đơn giản" }).ClickAsync();
        await Expect(page.Locator(".talk")).ToContainTextAsync("Quầy 5");
        await Expect(page.Locator(".talk")).ToContainTextAsync("Xác nhận tình trạng hôn nhân");
        await page.ReloadAsync();
        await Expect(page.Locator(".talk li", new() { HasText = "Quầy 5" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_code_is_made_and_ended_by_keyboard_only()
    {
        var (host, _) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Keyboard, "Hồ Văn Hải", "Officer", OfficeSite.Office);
        var (page, hands) = (officer.Page, officer.Hands);
        await page.GotoAsync("/office/campaigns");
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Tạo mã mới" }));
        await Expect(page.Locator("h1")).ToHaveTextAsync("Tạo mã QR");
        await hands.WriteAsync(page.Locator("#Desk"), "Quầy 8");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã tạo mã");
        await hands.TabToAsync(page.Locator("input[name=sure]"));
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToContainTextAsync("Đã kết thúc mã");
    }

    /// <summary>An invented number, so that the comparison with the aims is drawn.</summary>
    private static async Task EnterPopulationAsync(IPage page)
    {
        await page.GotoAsync("/office/population");
        await page.FillAsync("#Adults", "40");
        await page.FillAsync("#Source", "Số thử nghiệm");
        await page.FillAsync("#AsOf", "2025-12-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
    }
}
