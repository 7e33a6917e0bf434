using System.Net;
using System.Security.Cryptography;
using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>A channel whose chats may hold no codes: the main job over the page, on real parts.</summary>
public sealed class CodePageTests(CodePageHouse house) : IClassFixture<CodePageHouse>
{
    private const string Wrong = "Mã chưa đúng";
    private const string Done = "Đã xác nhận xong";
    private const string NoUse = "Liên kết này không dùng được";

    /// <summary>Each test has a person of its own: they share the host.</summary>
    private static readonly DemoPerson Owner = DemoPerson.Hoa with { CitizenId = "066158004570", Name = "Phạm Thị Cúc", Mistyped = "Phạm Thị Cuc", Phone = "0905 123 459" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Codes_are_entered_on_the_page_and_the_chat_goes_on_by_itself()
    {
        var running = house.Running;
        using var chat = running.Chat();
        using var http = running.Host.Client();
        var (citizen, browser) = (new DemoCitizen(chat, DemoPerson.Lan), new CodeVisitor(http));
        await citizen.AskAsync(Token);
        await citizen.FillInAsync(Token);
        await ActivateAsync(chat, citizen, browser);
        await SignAsync(chat, citizen, browser);

        var audit = await running.CommandAsync("audit", "verify");
        Assert.True(audit.Code == 0, audit.Output);
        Assert.All(citizen.Codes, code => Assert.DoesNotMatch($@"\b{code}\b", running.Log));
        Assert.DoesNotContain("/sign/", running.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(await chat.ReadAllAsync(Token), said => citizen.Codes.Exists(code => said.Text?.Contains(code, StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Links_that_are_not_good_look_alike_and_open_nothing()
    {
        var running = house.Running;
        using var chat = running.Chat();
        using var http = running.Host.Client();
        var (citizen, browser) = (new DemoCitizen(chat, DemoPerson.Hoa), new CodeVisitor(http));
        await citizen.AskAsync(Token);
        await citizen.FillInAsync(Token);
        var link = CodeVisitor.Link(chat);
        var code = await citizen.ActivationCodeAsync(Token);

        // From another site, tampered with, foreign.
        var (_, missing) = await browser.OpenAsync(new Uri(link, "/sign/AAAA"));
        var forged = new[] { link.AbsoluteUri[..^2] + "zz", link.AbsoluteUri[..^8], new Uri(link, "/sign/" + new string('Q', 180)).AbsoluteUri };
        foreach (var bad in forged) Assert.Equal((HttpStatusCode.NotFound, missing), await browser.OpenAsync(new Uri(bad)));
        Assert.Equal((HttpStatusCode.NotFound, missing), await browser.ActAsync(link, "enter", code, "cross-site"));
        Assert.Equal((HttpStatusCode.NotFound, missing), await browser.ActAsync(new Uri(forged[0]), "enter", code));

        // Not a code: no attempt is counted; looking at the page neither.
        Assert.Contains("đúng 6 chữ số", (await browser.ActAsync(link, "enter", "12")).Page, StringComparison.Ordinal);
        Assert.Contains("còn 5 lần", (await browser.OpenAsync(link)).Page, StringComparison.Ordinal);
        Assert.Contains("chờ thêm", (await browser.ActAsync(link, "resend")).Page, StringComparison.Ordinal);

        // The person cancels in the chat: the right code comes too late.
        await chat.SayAsync("hủy", Token);
        Assert.Equal((HttpStatusCode.NotFound, missing), await browser.OpenAsync(link));
        Assert.Equal((HttpStatusCode.NotFound, missing), await browser.ActAsync(link, "enter", code));
        Assert.Contains(NoUse, missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_and_locking_on_the_page_reach_the_chat()
    {
        var running = house.Running;
        using var chat = running.Chat();
        using var http = running.Host.Client();
        var (citizen, browser) = (new DemoCitizen(chat, DemoPerson.Minh), new CodeVisitor(http));
        await citizen.AskAsync(Token);
        await citizen.FillInAsync(Token);
        await ActivateAsync(chat, citizen, browser);

        await chat.SendFileAsync("don.pdf", DemoDocument.Make(), Token);
        await chat.PressAsync("Đồng ý ký", Token);
        var link = CodeVisitor.Link(chat);
        Assert.Contains("Đã dừng lại", (await browser.ActAsync(link, "cancel")).Page, StringComparison.Ordinal);
        await chat.WaitForNewsAsync(Token);
        Assert.Contains("đã dừng lại", chat.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.ActAsync(link, "enter", await citizen.SigningCodeAsync(Token))).Status);

        await chat.SendFileAsync("don.pdf", DemoDocument.Make(), Token);
        await chat.PressAsync("Đồng ý ký", Token);
        link = CodeVisitor.Link(chat);
        var code = await citizen.SigningCodeAsync(Token);
        for (var left = 4; left > 0; left--) Assert.Contains(Wrong, (await browser.ActAsync(link, "enter", Other(code))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.ActAsync(link, "enter", Other(code))).Status);
        await chat.WaitForNewsAsync(Token);
        Assert.Contains("Mã sai quá số lần", chat.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.ActAsync(link, "enter", code)).Status);
    }

    [Fact]
    public async Task Whoever_is_sent_somebody_elses_link_reads_whose_chat_the_code_would_open()
    {
        var running = house.Running;
        using var chat = running.Chat();
        using var http = running.Host.Client();
        var (citizen, browser) = (new DemoCitizen(chat, Owner), new CodeVisitor(http));
        await citizen.AskAsync(Token);
        await citizen.FillInAsync(Token);
        await ActivateAsync(chat, citizen, browser);

        using var stranger = running.Chat();
        await stranger.StartAsync(Token);
        await stranger.SayAsync("lịch sử ký số", Token);
        await stranger.SayAsync(Owner.CitizenId, Token);
        var (_, page) = await browser.OpenAsync(CodeVisitor.Link(stranger));

        Assert.Matches(@"Được yêu cầu từ</dt><dd>Trang web, lúc [0-2]\d:[0-5]\d<", page);
        Assert.Contains("mở cuộc trò chuyện dưới đây cho người đang trò chuyện ở đó", page, StringComparison.Ordinal);
        Assert.Contains("không phải chính anh/chị vừa yêu cầu mã ở đó, anh/chị đừng nhập mã", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cúc", page, StringComparison.Ordinal);
    }

    private static async Task ActivateAsync(DirectLineClient chat, DemoCitizen citizen, CodeVisitor browser)
    {
        var link = CodeVisitor.Link(chat);
        var code = await citizen.ActivationCodeAsync(Token);
        await chat.SayAsync(code, Token);
        Assert.Contains("đừng gửi mã", chat.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("Nhập mã kích hoạt", (await browser.OpenAsync(link)).Page, StringComparison.Ordinal);
        Assert.Contains(Wrong, (await browser.ActAsync(link, "enter", Other(code))).Page, StringComparison.Ordinal);
        Assert.Contains(Done, (await browser.ActAsync(link, "enter", code)).Page, StringComparison.Ordinal);
        await chat.WaitForNewsAsync(Token);
        Assert.Contains("đã dùng được", chat.Replies[0].Text, StringComparison.Ordinal);
    }

    private static async Task SignAsync(DirectLineClient chat, DemoCitizen citizen, CodeVisitor browser)
    {
        var document = DemoDocument.Make();
        await chat.SendFileAsync("đơn <b> & xin.pdf", document, Token);
        await chat.PressAsync("Đồng ý ký", Token);
        var link = CodeVisitor.Link(chat);
        var code = await citizen.SigningCodeAsync(Token);
        var (_, page) = await browser.OpenAsync(link);
        Assert.Contains("đơn &lt;b&gt; &amp; xin.pdf", page, StringComparison.Ordinal);
        Assert.Contains("Nguyễn T. L.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thị Lan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        await LookAsync(browser, link, page, document);

        // Pressed twice: one signature, one file in the chat.
        var twice = await Task.WhenAll(browser.ActAsync(link, "enter", code), browser.ActAsync(link, "enter", $" {code[..3]} {code[3..]} "));
        Assert.All(twice, one => Assert.Contains(Done, one.Page, StringComparison.Ordinal));
        await chat.WaitForNewsAsync(Token);
        var file = Assert.Single(chat.Replies.SelectMany(reply => reply.Attachments ?? []), a => a.ContentType == "application/pdf");
        Assert.True((await chat.DownloadAsync(file, Token)).AsSpan().StartsWith(document));
        Assert.Contains(Done, (await browser.ActAsync(link, "enter", code)).Page, StringComparison.Ordinal);
        Assert.Contains(Done, (await browser.OpenAsync(link)).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(new Uri(link.AbsoluteUri + "/file"))).Status);
        await chat.SayAsync("lịch sử ký số", Token);
        Assert.Contains("đã ký 1 lần", chat.Replies[0].Text, StringComparison.Ordinal);
    }

    /// <summary>What will be signed is shown by the same link, and by no other.</summary>
    private static async Task LookAsync(CodeVisitor browser, Uri link, string page, byte[] document)
    {
        Assert.Contains("Được yêu cầu từ", page, StringComparison.Ordinal);
        var digest = Convert.ToHexStringLower(SHA256.HashData(document));
        Assert.Contains($"{digest[..4]} {digest[4..8]} {digest[8..12]}", page, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"{link.AbsolutePath}/page/1\" alt=\"Ảnh trang 1 trên 1 ", page, StringComparison.Ordinal);
        var picture = await browser.FetchAsync(new Uri(link.AbsoluteUri + "/page/1"));
        Assert.Equal("image/jpeg", picture.Type);
        Assert.True(picture.Bytes is [0xFF, 0xD8, ..]);
        var file = await browser.FetchAsync(new Uri(link.AbsoluteUri + "/file"));
        Assert.Equal(("application/pdf", "attachment"), (file.Type, file.Disposition));
        Assert.Equal(document, file.Bytes);
        var (_, missing) = await browser.OpenAsync(new Uri(link, "/sign/AAAA"));
        foreach (var bad in new[] { link.AbsoluteUri + "/page/0", link.AbsoluteUri + "/page/2", link.AbsoluteUri[..^2] + "zz/page/1", link.AbsoluteUri[..^2] + "zz/file" })
            Assert.Equal((HttpStatusCode.NotFound, missing), await browser.OpenAsync(new Uri(bad)));
    }

    private static string Other(string code) => code == "000000" ? "111111" : "000000";
}
