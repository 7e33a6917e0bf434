using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests.Desk;

/// <summary>A host of its own whose help desk is open day and night, with a canned reply.</summary>
public sealed class DeskSite(Site site) : IAsyncLifetime
{
    private RunningHost? _host;
    private MessageInbox? _inbox;

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

    internal Task<Visitor> ComeAsync(Screen screen) => Visitor.ComeAsync(site, screen, Host.Address);

    public async ValueTask DisposeAsync()
    {
        _inbox?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }
}
