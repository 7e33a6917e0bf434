using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>An officer sends a document as a link; the citizen signs it on a phone and gives it back.</summary>
[Collection(OfficeSite.Newest)]
public sealed class HandedDocumentTests(Site site, OfficeSite office)
{
    [Fact]
    public async Task A_document_is_signed_from_a_link_and_comes_back()
    {
        var (host, inbox) = await office.OpenedAsync();
        await using var officer = await StaffPerson.JoinAsync(site, host, Screen.Computer, "Phạm Thị Én", "Officer", OfficeSite.Office);
        var citizen = Citizen.Next();
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone, host.Address);
        var chat = await visitor.OpenChatAsync();
        await Registration.FillAsync(chat, citizen, withCard: true);
        await chat.PressAsync("Đúng, gửi hồ sơ", "chờ");
        await Decisions.ApproveAllAsync(host);
        await chat.EnterCodeAsync(await inbox.CodeAsync(citizen.Phone, seen: 0), "chúc mừng anh/chị");

        await chat.Page.GotoAsync(await SendAsync(officer, citizen.Id[^4..]));
        await Screenshots.TakeStillAsync(chat.Page, Screen.Phone, "office-20-digits");
        Assert.Empty(await Axe.ViolationsAsync(chat.Page, fewest: 5));
        await chat.Page.FillAsync("#digits", citizen.Id[^4..]);
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Xem tài liệu" }).ClickAsync();
        await Screenshots.TakeStillAsync(chat.Page, Screen.Phone, "office-21-document");
        Assert.Empty(await Axe.ViolationsAsync(chat.Page, fewest: 5));
        await chat.Page.GetByRole(AriaRole.Link, new() { Name = "Xem và ký trên web" }).ClickAsync();
        await chat.HearAsync("Anh/chị có đồng ý ký không?");
        await chat.FindAsync($"{OfficeSite.OfficeName} gửi anh/chị một tài liệu để ký");
        await chat.ShowAsync("office-22-asked");
        var seen = await inbox.CountAsync(citizen.Phone);
        await chat.PressAsync("Đồng ý ký", "Anh/chị nhập mã xác nhận");
        await chat.EnterCodeAsync(await inbox.CodeAsync(citizen.Phone, seen), "gửi tệp đã ký");
        await chat.PressAsync("Gửi tệp đã ký", "Tôi đã gửi tệp đã ký");

        var page = officer.Page;
        await page.GotoAsync("/office/documents");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("đã nhận lại");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.Locator("tbody a").First.ClickAsync();
        Assert.Empty(await Axe.ViolationsAsync(page));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp đã ký" }).ClickAsync());
        Assert.Contains("Signature is Valid", await PdfSig.CheckAsync(await download.PathAsync()), StringComparison.Ordinal);
        visitor.Watch.AssertClean();
        officer.Visitor.Watch.AssertClean();
    }

    private static async Task<string> SendAsync(StaffPerson officer, string digits)
    {
        var page = officer.Page;
        await page.GotoAsync("/office/documents/new");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.SetInputFilesAsync("#Upload", new FilePayload { Name = "giay-uy-quyen.pdf", MimeType = "application/pdf", Buffer = PaperPdf.Make() });
        await page.FillAsync("#Digits", digits);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo liên kết" }).ClickAsync();
        await Screenshots.TakeStillAsync(page, Screen.Computer, "office-19-link");
        Assert.Empty(await Axe.ViolationsAsync(page));
        return new Uri(await page.InputValueAsync("#link")).AbsolutePath;
    }
}
