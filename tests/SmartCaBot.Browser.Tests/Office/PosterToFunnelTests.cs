using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>An officer prints a code; a citizen scans it, registers and signs; the officer sees each step.</summary>
[Collection(OfficeSite.Newest)]
public sealed class PosterToFunnelTests(Site site, OfficeSite office)
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Keyboard];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task From_the_poster_to_the_signature(Screen screen)
    {
        var (host, inbox) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, screen, "Lê Thị Hạnh", "Officer", OfficeSite.Office);
        var scanned = new Uri(await PrintAsync(officer));
        Assert.Equal(host.Address.Authority, scanned.Authority);

        var citizen = Citizen.Next();
        await using var visitor = await Visitor.ComeAsync(site, screen, host.Address);
        var chat = await visitor.OpenAsync(scanned.AbsolutePath);
        await Expect(chat.Page.Locator(".place")).ToHaveTextAsync($"Quầy 3, {OfficeSite.OfficeName}");
        await Screenshots.TakeStillAsync(chat.Page, screen, "office-05-landing");
        Assert.Empty(await Axe.ViolationsAsync(chat.Page, fewest: 5));

        await new Hands(chat.Page, screen).PressAsync(chat.Page.GetByRole(AriaRole.Link, new() { Name = "Trò chuyện trên web" }));
        await chat.FindAsync("Quầy 3");
        await chat.ShowAsync("office-06-arrived");
        await chat.Page.ReloadAsync();
        await chat.FindAsync("Quầy 3");
        await Registration.AnswerAsync(chat, citizen, withCard: true);
        await chat.PressAsync("Đúng, gửi hồ sơ", "chờ");

        await ApproveAsync(officer);
        await chat.EnterCodeAsync(await inbox.CodeAsync(citizen.Phone, seen: 0), "chúc mừng anh/chị");
        await SignAsync(chat, citizen, inbox);
        visitor.Watch.AssertClean();

        await SeeAsync(officer);
        officer.Visitor.Watch.AssertClean();
    }

    /// <summary>Makes the code, prints the poster and holds a phone before it.</summary>
    private static async Task<string> PrintAsync(StaffPerson officer)
    {
        var (page, hands, screen) = (officer.Page, officer.Hands, officer.Visitor.Screen);
        await page.GotoAsync("/office/campaigns");
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Tạo mã mới" }));
        await hands.WriteAsync(page.Locator("#Desk"), "Quầy 3");
        await Screenshots.TakeStillAsync(page, screen, "office-01-new-code");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await hands.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Tạo mã" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã tạo mã");
        await Screenshots.TakeStillAsync(page, screen, "office-02-code");
        Assert.Empty(await Axe.ViolationsAsync(page));
        var download = await page.RunAndWaitForDownloadAsync(() => hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Áp phích A4" })));
        var file = Path.Combine(Screenshots.Folder, screen.Name, "office-03-poster.pdf");
        await download.SaveAsAsync(file);
        return await ScannedPoster.ReadAsync(file);
    }

    private static async Task SignAsync(ChatPage chat, Citizen citizen, MessageInbox inbox)
    {
        await chat.ChooseMenuAsync("sign.start");
        await chat.HearAsync("gửi tài liệu cần ký");
        await chat.SendFileAsync(PaperPdf.Name, PaperPdf.Make());
        await chat.HearAsync("Anh/chị có đồng ý ký không?");
        var seen = await inbox.CountAsync(citizen.Phone);
        await chat.PressAsync("Đồng ý ký", "Anh/chị nhập mã xác nhận");
        await chat.EnterCodeAsync(await inbox.CodeAsync(citizen.Phone, seen), "Đã ký xong");
    }

    private static async Task ApproveAsync(StaffPerson officer)
    {
        var (page, hands) = (officer.Page, officer.Hands);
        await page.GotoAsync("/office/dossiers");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await hands.PressAsync(page.Locator("tbody a.code").First);
        await Expect(page.Locator("main")).ToContainTextAsync(Citizen.Name);
        // Shown whole to the officer, and really drawn by the browser.
        foreach (var side in new[] { "mặt trước", "mặt sau" })
        {
            var picture = page.Locator($"img[alt*='{side}']");
            await Expect(picture).ToBeVisibleAsync();
            Assert.Equal(PaperCard.Width, await picture.EvaluateAsync<int>("picture => picture.decode().then(() => picture.naturalWidth)"));
            Assert.True(await picture.EvaluateAsync<bool>("({ clientWidth, clientHeight }) => Math.abs(clientWidth / clientHeight - 1200 / 756) < 0.05"), "The picture is drawn out of shape.");
        }

        await Screenshots.TakeStillAsync(page, officer.Visitor.Screen, "office-07-dossier");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await hands.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Duyệt hồ sơ" }));
        await Expect(page.Locator("main .note.good")).ToBeVisibleAsync();
    }

    private static async Task SeeAsync(StaffPerson officer)
    {
        var (page, hands, screen) = (officer.Page, officer.Hands, officer.Visitor.Screen);
        await page.GotoAsync("/office/campaigns");
        await hands.PressAsync(page.Locator("tbody a").First);
        await hands.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Xem số người qua từng bước" }));
        foreach (var step in new[] { "Quét mã", "Bắt đầu đăng ký", "Đồng ý xử lý dữ liệu", "Số căn cước", "Tỉnh, thành phố", "Nộp hồ sơ", "Kích hoạt", "Ký lần đầu" })
            await Expect(page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = step, Exact = true }) }).Locator("td").First).ToHaveTextAsync("1");
        await Screenshots.TakeStillAsync(page, screen, "office-08-funnel");
        Assert.Empty(await Axe.ViolationsAsync(page));
    }
}
