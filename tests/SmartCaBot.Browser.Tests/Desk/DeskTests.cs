using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>A citizen asks for a person, an agent helps and hands back, the citizen finishes: on a phone and on a computer.</summary>
[Collection(DeskSite.Name)]
public sealed class DeskTests(DeskSite desk)
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_person_helps_and_hands_back_where_the_citizen_stood(Screen screen)
    {
        await using var office = await desk.JoinAsync(screen);
        var page = office.Page;
        await page.GotoAsync("/desk");
        await page.ClickAsync("text=Sẵn sàng");
        await Expect(page.Locator("[aria-pressed=true]").First).ToHaveTextAsync("Sẵn sàng");
        await LookAsync(page, screen, "desk-01-empty");

        await using var home = await desk.ComeAsync(screen);
        var citizen = Citizen.Next();
        var chat = await DeskSite.AskAsync(home, citizen);

        var row = page.Locator(".cases tbody tr").First;
        await Expect(row).ToContainTextAsync("Đăng ký chữ ký số: Họ tên");
        await LookTwiceAsync(page, screen, "desk-02-waiting");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        var agent = new DeskPage(page, screen);
        await agent.HearAsync("tên có dấu hay không dấu");
        await LookAsync(page, screen, "desk-03-claimed");

        await TalkAsync(agent, chat, screen);

        await agent.ShowAsync("side");
        await LookTwiceAsync(page, screen, "desk-06-side");
        await agent.ShowAsync("talk");
        await page.ClickAsync("text=Trả lại cho bot");
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("Đã trả cuộc trò chuyện cho bot");
        await chat.HearAsync("Câu 2/9");
        await chat.SayAsync(Citizen.Name, "Câu 3/9");
        await FinishAsync(chat, citizen);
        home.Watch.AssertClean();
        office.Visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task The_same_by_keyboard_alone()
    {
        await using var office = await desk.JoinAsync(Screen.Keyboard);
        var (page, hands) = (office.Page, office.Hands);
        await page.GotoAsync("/desk");
        await hands.PressAsync(page.Locator("[name=choice][value=Available]"));
        await Expect(page.Locator("[value=Available]")).ToHaveAttributeAsync("aria-pressed", "true");
        var agent = new DeskPage(page, Screen.Computer);
        await agent.ReadyAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await LookAsync(page, Screen.Computer, "desk-07-keys");
        await page.Keyboard.PressAsync("Escape");

        await using var home = await desk.ComeAsync(Screen.Phone);
        var chat = await DeskSite.AskAsync(home, Citizen.Next());
        await Expect(page.Locator(".cases tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-key=c]")).ToBeVisibleAsync();
        await agent.ReadyAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(agent.Text).ToBeVisibleAsync();
        await agent.ReadyAsync();
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("Alt+1");
        await page.Keyboard.PressAsync("Enter");
        await chat.FindAsync("miễn phí");
        await Expect(agent.Text).ToBeFocusedAsync();
        await agent.SeesFocusAsync();
        await page.Keyboard.TypeAsync("/qr");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#attached")).ToContainTextAsync("mã QR");
        await page.Keyboard.PressAsync("Enter");
        await chat.HearAsync("quét mã này");
        await Expect(chat.Messages.Last.Locator("img")).ToBeVisibleAsync();
        await hands.TabToAsync(page.Locator("#files"));
        await agent.SeesFocusAsync();
        var chooser = await hands.ChooserAsync(page.Locator("#files"));
        await chooser.SetFilesAsync(new FilePayload { Name = "Mẫu đơn.pdf", MimeType = "application/pdf", Buffer = PaperPdf.Make() });
        await Expect(page.Locator("#attached")).ToContainTextAsync("Mẫu đơn.pdf");
        await hands.TabToAsync(page.Locator("[data-send]"));
        await agent.SeesFocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Files.Last).ToContainTextAsync("Mẫu đơn.pdf");
        await hands.TabToAsync(page.Locator("#scroll"), back: true);
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(agent.Turns.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.TypeAsync("Đã gửi mã tải ứng dụng");
        await hands.TabToAsync(page.Locator("text=Lưu ghi chú"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".notes")).ToContainTextAsync("Đã gửi mã tải ứng dụng");
        await agent.ReadyAsync();
        await page.Keyboard.PressAsync("b");
        await page.Keyboard.PressAsync("Enter");
        await chat.HearAsync("Câu 2/9");
        office.Visitor.Watch.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_other_page_of_the_desk_is_for_everybody(Screen screen)
    {
        await using var office = await desk.JoinAsync(screen);
        var page = office.Page;
        foreach (var path in new[] { "contacts", "stuck", "live", "hours", "queues", "replies", "replies/new", "keys" })
        {
            await page.GotoAsync("/desk/" + path);
            await LookTwiceAsync(page, screen, "desk-page-" + path.Replace('/', '-'));
            Assert.True(
                await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{path} is wider than the screen.");
        }

        office.Visitor.Watch.AssertClean();
    }

    private static async Task TalkAsync(DeskPage agent, ChatPage chat, Screen screen)
    {
        await chat.HearAsync("Chị Lan");
        await chat.Field.PressSequentiallyAsync("em ơi");
        await Expect(agent.Typing).ToBeVisibleAsync();
        await chat.Field.PressAsync("Enter");
        await agent.HearAsync("em ơi");

        await agent.Text.PressSequentiallyAsync("Chào anh/chị");
        await Expect(chat.Page.Locator(".progress")).ToContainTextAsync("Chị Lan đang nhập");
        await agent.Text.PressAsync("Enter");
        await chat.HearAsync("Chào anh/chị");

        await chat.SendFileAsync("thẻ căn cước.pdf", PaperPdf.Make());
        await Expect(agent.Turns.Last).ToContainTextAsync("thẻ căn cước.pdf");
        await agent.Page.SetInputFilesAsync("#files", new FilePayload { Name = "Mẫu đơn.pdf", MimeType = "application/pdf", Buffer = PaperPdf.Make() });
        await agent.SayAsync("Mẫu đơn đây ạ.");
        await Expect(chat.Files.Last).ToContainTextAsync("Mẫu đơn.pdf");

        await agent.Text.PressSequentiallyAsync("/qr");
        await LookAsync(agent.Page, screen, "desk-04-canned");
        await agent.Text.PressAsync("Enter");
        await agent.Text.PressAsync("Enter");
        await chat.HearAsync("quét mã này để tải ứng dụng");
        await Expect(chat.Messages.Last.Locator("img")).ToBeVisibleAsync();
        await Expect(agent.Turns.Last.Locator("img.qr")).ToBeVisibleAsync();
        await agent.SayAsync("Anh gửi mã OTP cho em nhé");
        await Expect(agent.Page.Locator("#say-problem")).ToContainTextAsync("không bao giờ hỏi");
        await LookTwiceAsync(agent.Page, screen, "desk-05-talk");
        await agent.Text.FillAsync("");
        await chat.ShowAsync("desk-citizen");
    }

    private async Task FinishAsync(ChatPage chat, Citizen citizen)
    {
        await chat.SayAsync(Citizen.BirthDate, "Câu 4/9");
        await chat.SayAsync(Citizen.CardIssued, "Câu 5/9");
        await chat.PressAsync("Không thời hạn", "Câu 6/9");
        await chat.SayAsync(citizen.Phone, "Câu 7/9");
        await chat.PressAsync("Tôi không có email", "Câu 8/9");
        await chat.SayAsync(Citizen.Address, "Câu 9/9");
        await chat.PressAsync("Đắk Lắk", "Anh/chị kiểm tra lại giúp tôi");
        await chat.PressAsync("Đúng, gửi hồ sơ", "nhập mã kích hoạt");
        await chat.EnterCodeAsync(await desk.Inbox.CodeAsync(citizen.Phone, seen: 0), "chúc mừng anh/chị");
    }

    private static async Task LookAsync(IPage page, Screen screen, string state)
    {
        await Screenshots.TakeStillAsync(page, screen, state);
        Assert.Empty(await Axe.ViolationsAsync(page));
    }

    /// <summary>The same by day and by night.</summary>
    private static async Task LookTwiceAsync(IPage page, Screen screen, string state)
    {
        await LookAsync(page, screen, state);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LookAsync(page, screen, state + "-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
