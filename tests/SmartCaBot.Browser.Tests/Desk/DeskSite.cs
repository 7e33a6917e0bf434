using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>A host of its own whose help desk is open day and night, with a canned reply.</summary>
public sealed class DeskSite(Site site) : IAsyncLifetime
{
    private RunningHost? _host;
    private MessageInbox? _inbox;

    internal const string Name = "desk";

    internal RunningHost Host => _host!;

    internal MessageInbox Inbox => _inbox!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is null) return;
        _host = await RunningHost.StartAsync();
        _inbox = new MessageInbox(_host.Address);
        await using var supervisor = await JoinAsync(Screen.Computer);
        var page = supervisor.Page;
        await page.GotoAsync("/desk/hours");
        for (var day = 0; day < 7; day++) await page.FillAsync($"#day{day}", "0-24");
        await page.ClickAsync("text=Lưu giờ hằng tuần");
        await Expect(page.Locator("[role=status]").First).ToHaveTextAsync("Đã lưu.");
        await page.GotoAsync("/desk/replies/new");
        await page.FillAsync("#Shortcut", "qr-app");
        await page.FillAsync("#Title", "Mã QR tải ứng dụng");
        await page.FillAsync("#Folder", "Cài đặt");
        await page.FillAsync("#Body", "Anh/chị {ten_cong_dan} quét mã này để tải ứng dụng nhé. {ten_can_bo}, {van_phong}.");
        await page.FillAsync("#QrUrl", "https://smartca.vnpt.vn/tai-ung-dung");
        await page.ClickAsync("text=Lưu câu mẫu");
        await Expect(page.Locator("table")).ToContainTextAsync("/qr-app");
    }

    /// <summary>An agent who is a supervisor too, signed in.</summary>
    internal Task<StaffPerson> JoinAsync(Screen screen) => StaffPerson.JoinAsync(site, Host, screen, "Chị Lan", "Agent,Supervisor");

    /// <summary>A citizen at the second question of a registration, who then asks for a person.</summary>
    /// <param name="home">Their browser.</param>
    /// <param name="citizen">Who.</param>
    /// <param name="name">What they answer to the question for their name first, which is none; null for nothing.</param>
    /// <param name="words">What about.</param>
    internal static async Task<ChatPage> AskAsync(
        Visitor home, Citizen citizen, string? name = null, string words = "tên có dấu hay không dấu, đăng ký mất bao nhiêu tiền")
    {
        var chat = await home.OpenChatAsync();
        await chat.ChooseMenuAsync("register.start");
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");
        await chat.SayAsync(citizen.Id, "Câu 2/9");
        if (name is not null) await chat.SayAsync(name, "nhập lại họ và tên");
        await chat.SayAsync("gặp người hỗ trợ", "cần hỗ trợ việc gì");
        await chat.SayAsync(words, "vị trí thứ");
        return chat;
    }

    internal Task<Visitor> ComeAsync(Screen screen) => Visitor.ComeAsync(site, screen, Host.Address);

    public async ValueTask DisposeAsync()
    {
        _inbox?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }
}

/// <summary>One desk for all its tests.</summary>
[CollectionDefinition(DeskSite.Name)]
public sealed class DeskCollection : ICollectionFixture<DeskSite>;
