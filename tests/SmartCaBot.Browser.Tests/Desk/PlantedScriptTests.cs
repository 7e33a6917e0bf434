using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>Scripts that somebody has planted are text at the desk, and at the citizen's: nothing runs, nothing is fetched, everybody sees what was written.</summary>
[Collection(DeskSite.Name)]
public sealed class PlantedScriptTests(DeskSite desk)
{
    // As long as the title of a canned reply may be.
    private const string Planted = """<img src=planted onerror="window.planted=1"><script>alert(1)</script>{{7*7}}'""";

    // A file's name is cut at slashes, as a path is, and browsers escape quotes in it.
    private const string PlantedFile = "<img src=planted onerror=alert(1)>.pdf";

    private int _dialogs;

    [Fact]
    public async Task Planted_scripts_are_text_wherever_an_agent_meets_them()
    {
        await using var office = await desk.JoinAsync(Screen.Computer);
        var page = office.Page;
        page.Dialog += (_, dialog) => HearAsync(dialog);
        await PlantAsync(page);
        await page.GotoAsync("/desk");
        await page.ClickAsync("text=Sẵn sàng");
        await Expect(page.Locator("[value=Available]")).ToHaveAttributeAsync("aria-pressed", "true");

        await using var home = await desk.ComeAsync(Screen.Computer);
        var chat = await DeskSite.AskAsync(home, Citizen.Next(), name: Planted, words: "Tên em là " + Planted);
        chat.Page.Dialog += (_, dialog) => HearAsync(dialog);

        var row = page.Locator(".cases tbody tr").Filter(new() { HasText = Planted });
        await Expect(row).ToBeVisibleAsync();
        await InertAsync(page);
        await row.GetByRole(AriaRole.Button).ClickAsync();
        var agent = new DeskPage(page, Screen.Computer);
        await agent.ReadyAsync();
        await Expect(agent.Turns.Filter(new() { HasText = Planted })).ToHaveCountAsync(2);

        await LiveAsync(agent, chat);
        await AnswerAsync(agent, chat);
        await InertAsync(page);
        await InertAsync(chat.Page);
        Assert.Equal(0, _dialogs);
        home.Watch.AssertClean();
        office.Visitor.Watch.AssertClean();
    }

    /// <summary>In a canned reply, and in the reason of a day off: on the pages that list them, too.</summary>
    private static async Task PlantAsync(IPage page)
    {
        await page.GotoAsync("/desk/replies/new");
        await page.FillAsync("#Shortcut", "la");
        await page.FillAsync("#Title", Planted);
        await page.FillAsync("#Folder", "<b>x</b>");
        await page.FillAsync("#Body", Planted);
        await page.ClickAsync("text=Lưu câu mẫu");
        await Expect(page.Locator("table")).ToContainTextAsync(Planted);
        await InertAsync(page);
        await page.GotoAsync("/desk/hours");
        await page.FillAsync("#from", "2031-01-01");
        await page.FillAsync("#why", Planted);
        await page.ClickAsync("text=Thêm ngày");
        await Expect(page.Locator("table")).ToContainTextAsync(Planted);
        await InertAsync(page);
    }

    /// <summary>What comes while the page is open is put into it by its script.</summary>
    private static async Task LiveAsync(DeskPage agent, ChatPage chat)
    {
        await chat.SayAsync(Planted + " lần nữa");
        await Expect(agent.Turns.Last.Locator(".said")).ToHaveTextAsync(Planted + " lần nữa");
        await chat.SendFileAsync(PlantedFile, PaperPdf.Make());
        var file = agent.Turns.Last.Locator(".file a");
        await Expect(file).ToContainTextAsync(PlantedFile);
        var download = await agent.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        await InertAsync(agent.Page);
    }

    /// <summary>A canned reply and a note are put into the page, and the reply into the citizen's.</summary>
    private static async Task AnswerAsync(DeskPage agent, ChatPage chat)
    {
        await agent.Text.PressSequentiallyAsync("/la");
        await Expect(agent.Page.Locator("#canned [aria-selected=true]")).ToContainTextAsync(Planted);
        await agent.Text.PressAsync("Enter");
        await agent.Page.SetInputFilesAsync("#files", new FilePayload { Name = PlantedFile, MimeType = "application/pdf", Buffer = PaperPdf.Make() });
        await Expect(agent.Page.Locator("#attached")).ToContainTextAsync(PlantedFile);
        await agent.Text.PressAsync("Enter");
        await Expect(agent.Turns.Last.Locator(".said")).ToHaveTextAsync(Planted);
        await chat.FindAsync(Planted);
        await Expect(chat.Files.Last).ToContainTextAsync(PlantedFile);
        await agent.Page.FillAsync("#note", Planted);
        await agent.Page.ClickAsync("text=Lưu ghi chú");
        await Expect(agent.Page.Locator(".notes .said").Last).ToHaveTextAsync(Planted);
        await agent.Page.ClickAsync("text=Trả lại cho bot");
        await Expect(agent.Page.Locator("[role=status]").First).ToContainTextAsync("Đã trả cuộc trò chuyện cho bot");
    }

    private static async Task InertAsync(IPage page)
    {
        await Expect(page.Locator("img[src*=planted]")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("() => window.planted === undefined"));
    }

    private async void HearAsync(IDialog dialog)
    {
        Interlocked.Increment(ref _dialogs);
        await dialog.DismissAsync();
    }
}
