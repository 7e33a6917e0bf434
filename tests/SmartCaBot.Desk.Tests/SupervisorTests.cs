using System.Globalization;
using System.Net;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Supervision;
using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Tests;

public sealed class SupervisorTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Phone = "0905123456";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_the_supervisor_are_not_the_agents()
    {
        using var agent = await house.AgentAsync();
        foreach (var path in new[] { "/desk/live", "/desk/hours", "/desk/queues", "/desk/replies", "/desk/replies/new", "/desk/export.csv?from=2026-11-01&to=2026-11-30" })
            Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Hours_that_are_changed_count_at_once()
    {
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        var page = await supervisor.GetAsync("/desk/hours?queue=general&tryAt=2027-02-08T09:00");
        Assert.Contains("đang mở, đến 11:30 08/02/2027", page.Text, StringComparison.Ordinal);

        await supervisor.PostAsync(
            "/desk/hours?queue=general&handler=Day", ("from", "2027-02-05"), ("to", "2027-02-10"), ("part", ""), ("kind", "closed"), ("scope", "all"), ("why", "Nghỉ Tết"));
        await supervisor.PostAsync(
            "/desk/hours?queue=general&handler=Day", ("from", "2027-02-08"), ("part", "8-10"), ("kind", "open"), ("scope", "one"), ("why", "Trực Tết"));

        var tet = await supervisor.GetAsync("/desk/hours?queue=general&tryAt=2027-02-06T09:00");
        Assert.Contains("đóng. Mở lại lúc 08:00 08/02/2027", tet.Text, StringComparison.Ordinal);
        Assert.Contains("Nghỉ Tết", tet.Text, StringComparison.Ordinal);
        var wrong = await supervisor.PostAsync("/desk/hours?queue=general&handler=Week", ("version", page.Value("version")!), ("day1", "17-8"));
        Assert.Contains("Thứ hai: viết như", wrong.Text, StringComparison.Ordinal);
        await supervisor.PostAsync("/desk/hours?queue=general&handler=Week", ("version", page.Value("version")!), ("day1", "7-22"), ("day2", "7-22"));
        var late = await supervisor.PostAsync("/desk/hours?queue=general&handler=Week", ("version", page.Value("version")!), ("day1", "1-2"));
        Assert.Contains("Người khác vừa sửa", late.Text, StringComparison.Ordinal);
        Assert.Contains("07:00–22:00", (await supervisor.GetAsync("/desk/hours")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canned_reply_is_written_with_its_picture_and_what_is_wrong_is_said()
    {
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        async Task<StaffKit.StaffPage> SaveAsync(string shortcut, string body, byte[] picture) => await supervisor.PostAsync(
            "/desk/replies/new", [("Shortcut", shortcut), ("Title", "<b>Mã QR</b>"), ("Body", body), ("Version", "0")], [("picture", "x.png", picture)]);

        Assert.Contains("Không có chỗ trống {ten_vo}", (await SaveAsync("qr", "Chào {ten_vo}", Png)).Text, StringComparison.Ordinal);
        Assert.Contains("không được xin mã OTP", (await SaveAsync("qr", "Anh gửi mã OTP cho em", Png)).Text, StringComparison.Ordinal);
        Assert.Contains("Chỉ nhận ảnh PNG", (await SaveAsync("qr", "Quét mã này", "<svg onload=alert(1)>"u8.ToArray())).Text, StringComparison.Ordinal);
        Assert.Contains("Phím tắt:", (await SaveAsync("QR Đẹp", "Quét mã này", Png)).Text, StringComparison.Ordinal);
        var list = await SaveAsync("qr", "Quét mã này", Png);
        Assert.Contains("Đã lưu.", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Mã QR</b>", list.Html, StringComparison.Ordinal);
        Assert.Contains("đã có", (await SaveAsync("qr", "Khác", Png)).Text, StringComparison.Ordinal);

        var reply = (await house.Get<ReplyTable>().ListAsync(Cancel)).Single(one => one.Shortcut == "qr");
        Assert.Equal(Png, await house.Get<ReplyTable>().PictureAsync(reply.Id, Cancel));
        await supervisor.PostAsync($"/desk/replies/{reply.Id}?handler=Remove");
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/desk/replies/{reply.Id}")).Status);
    }

    [Fact]
    public async Task Whom_to_call_back_is_masked_taken_once_and_done()
    {
        using var agent = await house.AgentAsync();
        using var colleague = await house.AgentAsync();
        using var stranger = await house.AgentAsync("mot-cua-2");
        await house.Get<IHelpDesk>().TakeContactAsync("k1", Wish("mot-cua-1"), Cancel);
        await house.Get<IHelpDesk>().TakeContactAsync("k1", Wish("mot-cua-1"), Cancel);

        var page = await agent.GetAsync("/desk/contacts");
        Assert.DoesNotContain(Phone, page.Html, StringComparison.Ordinal);
        Assert.Contains("Chưa ai nhận 1", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/desk/contacts?handler=Take", ("id", "k1"))).Status);
        await agent.PostAsync("/desk/contacts?handler=Take", ("id", "k1"));
        var told = await colleague.PostAsync("/desk/contacts?handler=Take", ("id", "k1"));
        Assert.Contains($"{agent.Account!.Name} đã nhận yêu cầu này trước", told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.PostAsync("/desk/contacts?handler=Show", ("id", "k1"), ("why", "xem"))).Status);
        Assert.Contains(Phone, (await agent.PostAsync("/desk/contacts?handler=Show", ("id", "k1"), ("why", "gọi lại"))).Text, StringComparison.Ordinal);
        await agent.PostAsync("/desk/contacts?handler=Finish", ("id", "k1"), ("outcome", "Reached"), ("note", "Đã dặn mang thẻ"), ("draft", "d"));

        var done = await agent.GetAsync("/desk/contacts");
        Assert.Contains("Đã liên hệ được", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, done.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_and_the_export_say_nothing_personal_and_no_formula_runs()
    {
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        var (_, about) = await house.TakenAsync(supervisor);
        await supervisor.PostAsync($"/desk/case/{about.Id}?handler=Say", ("text", "Chào anh/chị"), ("draft", "1"));
        await supervisor.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Solved"));
        var today = house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var figures = await supervisor.GetAsync("/desk/live");
        var export = await supervisor.GetAsync($"/desk/export.csv?from={today}&to={today}");

        Assert.Contains("Hỗ trợ chung", figures.Text, StringComparison.Ordinal);
        Assert.StartsWith("text/csv", export.Headers["Content-Type"], StringComparison.Ordinal);
        var line = export.Html.Split("\r\n").Single(one => one.Contains(about.Id, StringComparison.Ordinal));
        Assert.Contains("\"Đã giải quyết\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("thẻ hết hạn", export.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(about.ConversationId, export.Html, StringComparison.Ordinal);
        Assert.Equal("\"'=1+1\",\"'@x\",\"a\"\"b\"\r\n", CsvText.Line("=1+1", "@x", "a\"b"));
    }

    [Theory, InlineData("2026-11-01", "9999-12-31"), InlineData("0001-01-01", "2026-11-30"), InlineData("2026-11-30", "2026-11-01")]
    public async Task Days_that_are_no_span_are_refused(string from, string to)
    {
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.GetAsync($"/desk/export.csv?from={from}&to={to}")).Status);
    }

    [Fact]
    public async Task A_new_queue_may_be_transferred_to()
    {
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        (string, string)[] Form(string id, string name) =>
            [("Id", id), ("Name", name), ("Position", "2"), ("IsActive", "true"), ("PickUp", "5"), ("FirstReply", "10"), ("Resolution", "60"), ("WaitLimit", "15"), ("Version", "0")];

        Assert.Contains("Mã: 2 đến 30", (await supervisor.PostAsync("/desk/queues", Form("Kỹ thuật", "x"))).Text, StringComparison.Ordinal);
        Assert.Contains("Kỹ thuật", (await supervisor.PostAsync("/desk/queues", Form("ky-thuat", "Kỹ thuật"))).Text, StringComparison.Ordinal);
        Assert.Contains("Đã có hàng đợi", (await supervisor.PostAsync("/desk/queues", Form("ky-thuat", "Khác"))).Text, StringComparison.Ordinal);
        var (_, about) = await house.TakenAsync(supervisor);
        await supervisor.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", "queue:ky-thuat"), ("transferNote", "nhờ kỹ thuật"));

        Assert.Equal("ky-thuat", (await house.CaseOfNowAsync(about)).Queue);
        Assert.Contains("Kỹ thuật", (await supervisor.GetAsync("/desk")).Text, StringComparison.Ordinal);
    }

    private static ContactRequest Wish(string office) =>
        new("web-none", "directline", "vi", "general", ContactCause.Closed, Phone, null, ContactTime.Morning, DeskHouse.Morning) { Office = office };
}
