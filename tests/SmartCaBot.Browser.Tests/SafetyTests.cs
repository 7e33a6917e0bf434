using System.Text;
using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests;

/// <summary>What is not the page's own does not run, and what a person does by mistake harms nothing.</summary>
public sealed class SafetyTests(Site site)
{
    [Fact]
    public async Task Policy_keeps_foreign_pictures_and_inline_scripts_out()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Computer);
        var chat = await visitor.OpenChatAsync();
        await chat.Page.EvaluateAsync(
            """
            () => {
              document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/a.png' }));
              document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
            }
            """);
        Assert.True(await chat.Page.EvaluateAsync<bool>("() => window.ran === undefined"));
        await Expect(chat.Field).ToBeVisibleAsync();
        Assert.Equal(2, visitor.Watch.Console.Count(text => text.Contains("Content Security Policy", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Markup_that_a_person_types_stays_text()
    {
        const string Markup = "<img src=x onerror=alert(1)> **đậm** [bấm](https://elsewhere.invalid)";
        await using var visitor = await Visitor.ComeAsync(site, Screen.Computer);
        var chat = await visitor.OpenChatAsync();
        await chat.SayAsync(Markup);
        await chat.FindAsync(Markup);
        await Expect(chat.Transcript.Locator("img, a[href*=elsewhere]")).ToHaveCountAsync(0);
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Impatient_finger_answers_once()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.ChooseMenuAsync("register.start");
        await chat.HearAsync("Anh/chị có đồng ý không?");
        var place = (await chat.Button("Tôi đồng ý").BoundingBoxAsync())!;
        var (x, y) = (place.X + (place.Width / 2), place.Y + (place.Height / 2));
        await Task.WhenAll(chat.Page.Touchscreen.TapAsync(x, y), chat.Page.Touchscreen.TapAsync(x, y));
        await chat.HearAsync("Câu 1/9");
        await chat.SayAsync("066162004567", "Câu 2/9");
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Double_click_answers_once()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Computer);
        var chat = await visitor.OpenChatAsync();
        await chat.Page.Locator("#menu button[data-intent='register.start']").DblClickAsync();
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.Button("Tôi đồng ý").DblClickAsync();
        await chat.HearAsync("Câu 1/9");
        await chat.SayAsync("066162004567", "Câu 2/9");
        await Expect(chat.Messages.Filter(new() { HasText = "Anh/chị có đồng ý không?" })).ToHaveCountAsync(1);
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task File_of_another_kind_is_refused_before_it_is_sent()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        var before = await chat.Messages.CountAsync();
        await chat.SendFileAsync("don.doc", [0xD0, 0xCF, 0x11, 0xE0], "application/msword");
        await Expect(chat.Banner).ToContainTextAsync("“don.doc” là tệp Word, Excel hoặc PowerPoint kiểu cũ");
        await chat.SendFileAsync("don.pdf", Encoding.UTF8.GetBytes("<!doctype html><title>Đơn</title>"));
        await Expect(chat.Banner).ToContainTextAsync("“don.pdf” không thuộc loại gửi được");
        await chat.ShowAsync("19-not-a-pdf");
        Assert.Equal(before, await chat.Messages.CountAsync());
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task New_conversation_leaves_nothing_of_the_old_one_on_the_screen()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.SayAsync("Chữ ký số là gì?");
        await chat.FindAsync("Nguồn");
        await chat.Page.Locator("#more").TapAsync();
        await chat.Page.Locator("#restart").TapAsync();
        await chat.Page.Locator("#ask-go").TapAsync();
        await Expect(chat.Page.GetByText("Chữ ký số là gì?")).ToHaveCountAsync(0);
        await chat.ReadyAsync();
        await chat.HearAsync("Anh/chị cần việc gì ạ?");
        await Expect(chat.Messages).ToHaveCountAsync(1);
        visitor.Watch.AssertClean();
    }
}
