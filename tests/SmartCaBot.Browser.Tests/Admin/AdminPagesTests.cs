using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Admin;

/// <summary>Every page of administration on a phone and on a computer, and the work that is done at three in the morning, without a mouse.</summary>
public sealed class AdminPagesTests(Site site, AdminSite admin) : IClassFixture<AdminSite>
{
    private static readonly string[] Paths =
    [
        "/admin", "/admin/switches", "/admin/switches/Signing", "/admin/health", "/admin/messages", "/admin/accounts", "/admin/accounts/invite",
        "/admin/offices", "/admin/certificates", "/admin/integrators", "/admin/integrators/new", "/admin/retention", "/admin/conversations", "/admin/audit",
    ];

    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Nothing_is_wrong_for_a_screen_reader_and_nothing_is_wider_than_the_screen(Screen screen)
    {
        await using var person = await StaffPerson.JoinAsync(site, admin.Host, screen, "Lê Văn Quản", "Administrator,Auditor");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var path in Paths)
            {
                await person.Page.GotoAsync(path);
                Assert.Empty((await Axe.ViolationsAsync(person.Page)).Select(violation => $"{scheme} {path}: {violation}"));
                if (scheme == ColorScheme.Dark) continue;
                Assert.True(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the screen.");
                await Screenshots.TakeStillAsync(person.Page, screen, "admin-40" + path.Replace('/', '-'));
            }
        }

        person.Visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Signing_is_turned_off_and_on_by_keyboard_and_a_citizen_is_told()
    {
        await using var person = await StaffPerson.JoinAsync(site, admin.Host, Screen.Keyboard, "Trần Thị Đêm", "Administrator");
        var (page, hands) = (person.Page, person.Hands);
        await page.GotoAsync("/admin/switches");
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Tắt Ký số", Exact = true }));
        await hands.WriteAsync(page.Locator("#Reason"), "thiết bị ký báo lỗi, đang kiểm tra");
        await hands.WriteAsync(page.Locator("#NoticeVi"), "Hệ thống ký đang được kiểm tra.");
        await hands.PressAsync(page.Locator("button.danger"));
        await Expect(page.Locator(".note.good")).ToContainTextAsync("Đã đổi công tắc");
        await Screenshots.TakeStillAsync(page, Screen.Computer, "admin-41-switched-off");

        await using var citizen = await Visitor.ComeAsync(site, Screen.Phone, admin.Host.Address);
        var chat = await citizen.OpenChatAsync();
        await Expect(chat.Page.Locator(".outage")).ToContainTextAsync("Hệ thống ký đang được kiểm tra.");
        Assert.Empty(await Axe.ViolationsAsync(chat.Page));
        await chat.SayAsync("tôi muốn ký tài liệu");
        await chat.FindAsync("Việc ký số đang tạm dừng");
        await Screenshots.TakeAsync(chat.Page, Screen.Phone, "admin-42-citizen-is-told");

        await page.GotoAsync("/admin/switches");
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Bật Ký số", Exact = true }));
        await hands.WriteAsync(page.Locator("#Reason"), "thiết bị ký đã tốt trở lại");
        await hands.PressAsync(page.Locator("form.narrow button.primary"));
        await Expect(page.Locator(".note.good")).ToContainTextAsync("Đã đổi công tắc");
        await chat.PressAsync("Thử lại");
        await chat.FindAsync("số căn cước");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".outage")).ToHaveCountAsync(0);
    }
}
