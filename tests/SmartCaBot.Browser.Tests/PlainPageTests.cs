using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>The assistant with scripts switched off in the browser.</summary>
public sealed class PlainPageTests(Site site)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_script_the_first_page_leads_to_one_that_answers(bool large)
    {
        var screen = large ? Screen.Computer : Screen.Phone;
        await using var phone = await PlainVisitor.ComeAsync(site, screen);
        await phone.Page.GotoAsync("/");
        await phone.Page.Locator(".welcome-plain a").ClickAsync();
        await phone.LookAsync("30-plain-first");
        await Expect(phone.Page.Locator("#dang-ky + ol > li")).ToHaveCountAsync(5);
        await Expect(phone.Page.Locator("#dich-vu + ul > li")).ToHaveCountAsync(20);
        var picture = phone.Page.GetByAltText("Mã QR mở trang https://smartca.vnpt.vn/app");
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal("image/png", (await phone.Page.APIRequest.GetAsync((await picture.GetAttributeAsync("src"))!)).Headers["content-type"]);
        await Expect(phone.Page.Locator("#dich-vu ~ p em").First).ToContainTextAsync("Nguồn: tài liệu giới thiệu VNPT SmartCA");

        await phone.SayAsync("chu ky so co gia tri phap ly khong", "Luật Giao dịch điện tử");
        await phone.HearAsync("11/2023");
        await phone.LookAsync("31-plain-answer");
        await phone.SayAsync("giấy độc thân làm trên mạng được không", "toàn trình");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Danh sách dịch vụ công" }).ClickAsync();
        await phone.HearAsync("Đăng ký khai sinh");
        await phone.SayAsync("<b>xin chào</b> \"&\"", "");
        await Expect(phone.Page.GetByText("<b>xin chào</b> \"&\"")).ToBeVisibleAsync();
        Assert.Equal(0, await phone.Page.Locator("script, .talk b").CountAsync());
    }

    [Fact]
    public async Task The_main_job_goes_from_question_to_signed_file_without_script()
    {
        var citizen = Citizen.Next();
        await using var phone = await PlainVisitor.ComeAsync(site, Screen.Phone);
        await phone.Page.GotoAsync("/co-ban");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký chữ ký số" }).ClickAsync();
        await phone.PressAsync("Tôi đồng ý", "Câu 1/9");
        await phone.RegisterAsync(citizen);
        await phone.LookAsync("32-plain-summary");
        await phone.PressAsync("Đúng, gửi hồ sơ", "nhập mã kích hoạt");
        await Expect(phone.Field).ToHaveAttributeAsync("autocomplete", "one-time-code");
        await phone.LookAsync("33-plain-code");
        var code = await site.Inbox.CodeAsync(citizen.Phone, seen: 0);
        await phone.SayAsync(code, "chúc mừng anh/chị");
        Assert.DoesNotContain(code, await phone.Page.ContentAsync(), StringComparison.Ordinal);

        var seen = await site.Inbox.CountAsync(citizen.Phone);
        await phone.SayAsync("Ký tài liệu", "gửi tài liệu cần ký");
        await phone.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = WordPaper.Name, MimeType = WordPaper.MediaType, Buffer = WordPaper.Read() });
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi tệp" }).ClickAsync();
        await phone.HearAsync("Anh/chị có đồng ý ký không?");
        await phone.PressAsync("Đồng ý ký", "mã");
        await phone.SayAsync(await site.Inbox.CodeAsync(citizen.Phone, seen), "đã ký");
        var file = phone.Page.Locator(".talk a.button").Last;
        await phone.LookAsync("34-plain-signed");
        var signed = await phone.Page.APIRequest.GetAsync((await file.GetAttributeAsync("href"))!);
        Assert.Equal(WordPaper.MediaType, signed.Headers["content-type"]);
        Assert.True((await signed.BodyAsync()).Length > WordPaper.Read().Length);
    }

    [Fact]
    public async Task Both_pages_hold_one_conversation_and_an_impatient_finger_says_things_once()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.SayAsync("Chữ ký số là gì?");
        await chat.FindAsync("Nguồn");
        var plain = await visitor.Context.NewPageAsync();
        await plain.GotoAsync("/co-ban");
        await Expect(plain.GetByText("Chữ ký số là gì?").First).ToBeVisibleAsync();

        // The same form twice, as a finger or a broken line would send it; then another text from the same, older form.
        var nonce = await plain.Locator("form:has(#text) input[name=nonce]").GetAttributeAsync("value");
        foreach (var text in new[] { "cảm ơn", "cảm ơn", "Dịch vụ số 18" })
        {
            var sent = await plain.APIRequest.PostAsync("/co-ban", new() { Form = Form(plain, nonce!, text) });
            Assert.Equal(200, sent.Status);
        }

        await chat.HearAsync("chưa có thông tin xác nhận");
        await Expect(chat.Messages.Filter(new() { HasText = "cảm ơn" })).ToHaveCountAsync(1);
        await Expect(chat.Messages.Filter(new() { HasText = "Dạ không có gì ạ" })).ToHaveCountAsync(1);

        await plain.ReloadAsync();
        await plain.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu cuộc trò chuyện mới" }).ClickAsync();
        await Expect(plain.Locator(".talk")).ToHaveCountAsync(0);
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Forms_of_other_sites_and_browsers_without_cookies_are_told_so()
    {
        await using var phone = await PlainVisitor.ComeAsync(site, Screen.Phone);
        var foreign = await phone.Page.APIRequest.PostAsync("/co-ban", new()
        {
            Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "cross-site" },
            Form = Form(phone.Page, "n", "xin chào"),
        });
        Assert.Contains("không được gửi từ trang của trợ lý", await foreign.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await phone.Page.Context.CookiesAsync());

        await phone.Page.GotoAsync("/co-ban?said=said");
        await Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("chặn cookie");
        await phone.Page.GotoAsync("/co-ban?lang=en&said=nothing");
        await Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("I received nothing");
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await phone.LookAsync("35-plain-english");
    }

    private static IFormData Form(IPage page, string nonce, string text)
    {
        var form = page.Context.APIRequest.CreateFormData();
        form.Set("nonce", nonce);
        form.Set("text", text);
        return form;
    }
}
