using System.Net;
using System.Text;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Tests.Support;

namespace SmartCaBot.Desk.Tests;

public sealed class TalkTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Citizen_and_agent_talk_and_the_bot_asks_its_pending_question_again()
    {
        using var agent = await house.AgentAsync();
        await house.SomebodyOnDutyAsync();
        var citizen = house.Citizen();
        foreach (var said in new[] { "đăng ký chữ ký số", "tôi đồng ý", "066162004567", "gặp người hỗ trợ", "tên tôi viết sao cho đúng" }) await citizen.SayAsync(said);
        var about = await house.CaseOfAsync(citizen);

        var page = await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        Assert.Contains("Đăng ký chữ ký số: Họ tên", page.Text, StringComparison.Ordinal);
        Assert.Contains("hiểu là Đăng ký chữ ký số", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("066162004567", page.Html, StringComparison.Ordinal);
        await SayAsync(agent, about.Id, "Chào anh/chị, viết có dấu như trên thẻ nhé.");
        Assert.Equal("Chào anh/chị, viết có dấu như trên thẻ nhé.", await citizen.LastSeenAsync());
        await citizen.SayAsync("cảm ơn em");
        Assert.Contains("cảm ơn em", (await agent.GetAsync($"/desk/case/{about.Id}?handler=Messages&after={about.LastSequence}")).Text, StringComparison.Ordinal);

        await agent.PostAsync($"/desk/case/{about.Id}?handler=Return");

        Assert.Contains("Câu 2/9", await citizen.LastSeenAsync(), StringComparison.Ordinal);
        await SayAsync(agent, about.Id, "Muộn rồi.");
        Assert.Contains("Câu 2/9", await citizen.LastSeenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_twice_is_said_once_and_asking_for_a_code_is_refused()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        for (var i = 0; i < 2; i++) await SayAsync(agent, about.Id, "Một lần thôi.", draft: "same");

        var refused = await SayAsync(agent, about.Id, "Anh đọc mã OTP cho em với ạ");

        Assert.Single(await citizen.SeenAsync(), seen => seen.Text == "Một lần thôi.");
        Assert.Contains("không bao giờ hỏi", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Anh đọc mã OTP cho em với ạ", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await citizen.SeenAsync(), seen => seen.Text?.Contains("OTP cho em", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Only_the_owner_writes_but_colleagues_note_what_the_citizen_never_sees()
    {
        using var agent = await house.AgentAsync();
        using var colleague = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);

        var refused = await SayAsync(colleague, about.Id, "Tôi chen vào.");
        await colleague.PostAsync($"/desk/case/{about.Id}?handler=Note", ("note", "Khách quen, nói to " + Script), ("draft", "n1"));
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", "duty"), ("transferNote", "Đã kiểm tra thẻ"));

        Assert.Contains("không còn do anh/chị phụ trách", refused.Text, StringComparison.Ordinal);
        var page = await agent.GetAsync($"/desk/case/{about.Id}");
        Assert.Contains("Khách quen, nói to", page.Text, StringComparison.Ordinal);
        Assert.Contains("Đã kiểm tra thẻ", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal("Chị Trực", (await house.CaseOfAsync(citizen)).AgentName);
        Assert.DoesNotContain(await citizen.SeenAsync(), seen =>
            seen.Text is { } text && (text.Contains("Khách quen", StringComparison.Ordinal) || text.Contains("kiểm tra thẻ", StringComparison.Ordinal) || text.Contains("chen vào", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_transfer_needs_a_note_and_somebody_who_is_there()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);

        var none = await agent.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", "queue:general"), ("transferNote", " "));
        var nobody = await agent.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", "gone"), ("transferNote", "nhờ em"));
        Assert.Equal(CaseState.Agent, (await house.CaseOfAsync(citizen)).State);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", "queue:general"), ("transferNote", "nhờ em"));

        Assert.Contains("Cần ghi nội dung", none.Text, StringComparison.Ordinal);
        Assert.Contains("Chọn đồng nghiệp", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Waiting, (await house.CaseOfAsync(citizen)).State);
    }

    [Fact]
    public async Task A_canned_reply_brings_names_and_its_code()
    {
        await house.Get<ReplyTable>().SaveAsync(
            new CannedReply("r1", "Chào", "chao", "Lời chào", "Chào anh/chị {ten_cong_dan}, em là {ten_can_bo}.", "https://smartca.vn/tai", null, 0), null, "x", Cancel);
        house.Get<ReplyBook>().Forget();
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);

        Assert.Contains("Lời chào", (await agent.GetAsync($"/desk/case/{about.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("{ten_can_bo}", (await agent.GetAsync($"/desk/case/{about.Id}?insert=r1")).Html, StringComparison.Ordinal);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Say", ("text", "Chào anh/chị {ten_cong_dan}, em là {ten_can_bo}."), ("draft", "d"), ("reply", "r1"));

        var said = (await citizen.SeenAsync())[^1];
        Assert.Equal($"Chào anh/chị, em là {agent.Account!.Name}.", said.Text);
        Assert.StartsWith("image/", said.Attachments!.Single().ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_go_both_ways_and_names_are_inert()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        await citizen.SendFileAsync("<img src=x onerror=alert(1)>.pdf", "%PDF-1.7 x"u8.ToArray());

        var page = await agent.GetAsync($"/desk/case/{about.Id}");
        Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(page.Html, "href=\"(/desk/case/[^\"]+/files/[^\"]+)\"").Groups[1].Value;
        var file = await agent.GetAsync(link);
        Assert.Equal("%PDF-1.7 x", file.Html);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("sandbox", file.Headers["Content-Security-Policy"], StringComparison.Ordinal);

        await agent.PostAsync(
            $"/desk/case/{about.Id}?handler=Say", [("text", "Mẫu đơn đây ạ."), ("draft", "f")], [("files", "../../mau don.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 mau"))]);

        var sent = (await citizen.SeenAsync())[^1].Attachments!.Single();
        Assert.Equal("mau don.pdf", sent.Name);
        Assert.StartsWith("file:", sent.ContentUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_is_inert_wherever_it_is_shown()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.WaitingAsync("tôi cần " + Script);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        await citizen.SayAsync(Script);
        await SayAsync(agent, about.Id, Script);

        foreach (var path in new[] { "/desk?list=Mine", $"/desk/case/{about.Id}", $"/desk/case/{about.Id}?handler=Messages&after=0", $"/desk/case/{about.Id}?handler=Side" })
        {
            var page = await agent.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal);
            Assert.Contains("alert(1)", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Closing_needs_a_reason_and_asks_the_citizen_once()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        var none = await agent.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Anything"));
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Solved"));

        Assert.Contains("Chọn lý do", none.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Closed, (await house.CaseOfNowAsync(about)).State);
        await citizen.SayAsync("5");
        var page = await agent.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Solved"));
        Assert.Contains("Đã giải quyết", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Somebody_who_is_stuck_with_the_bot_may_be_helped_before_they_ask()
    {
        using var agent = await house.AgentAsync();
        var citizen = house.Citizen();
        foreach (var said in new[] { "đăng ký chữ ký số", "tôi đồng ý", "066", "0661", "06616" }) await citizen.SayAsync(said);

        var list = await agent.GetAsync("/desk/stuck");
        Assert.Contains("Trả lời chưa đúng 3 lần", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("/desk/stuck", ("conversation", "another"), ("draft", "d"))).Status);
        var page = await agent.PostAsync("/desk/stuck", ("conversation", citizen.ConversationId), ("draft", "d"));

        Assert.StartsWith("/desk/case/", page.Path, StringComparison.Ordinal);
        Assert.Contains("Cán bộ chủ động", page.Text, StringComparison.Ordinal);
        Assert.Equal(agent.Account!.Id, (await house.CaseOfAsync(citizen)).Agent);
        Assert.DoesNotContain(citizen.ConversationId, (await agent.GetAsync("/desk/stuck")).Html, StringComparison.Ordinal);
    }

    private static Task<StaffKit.StaffPage> SayAsync(StaffKit.StaffDriver agent, string caseId, string text, string? draft = null) =>
        agent.PostAsync($"/desk/case/{caseId}?handler=Say", ("text", text), ("draft", draft ?? Guid.NewGuid().ToString("N")));
}
