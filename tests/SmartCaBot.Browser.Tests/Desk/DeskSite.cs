using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>A host of its own whose help desk is open day and night, with one agent who is a supervisor too, and a canned reply.</summary>
public sealed class DeskSite(Site site) : IAsyncLifetime
{
    private RunningHost? _host;
    private MessageInbox? _inbox;
    private Official? _agent;

    internal RunningHost Host => _host!;

    internal MessageInbox Inbox => _inbox!;

    internal Official Agent => _agent!;

    internal Site Site => site;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is null) return;
        _host = await RunningHost.StartAsync();
        _inbox = new MessageInbox(_host.Address);
        await using var visitor = await ComeAsync(Screen.Computer);
        var page = await visitor.Context.NewPageAsync();
        _agent = await Official.JoinAsync(_host, page, "lan", "Chị Lan", "Agent,Supervisor");
        await _agent.SignInAsync(page);
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

    internal Task<Visitor> ComeAsync(Screen screen) => Visitor.ComeAsync(site, screen, Host.Address);

    public async ValueTask DisposeAsync()
    {
        _inbox?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }
}
