using System.Net;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Desk.Tests;

/// <summary>How far into a conversation a case reaches, for whom, and what is left on record of it.</summary>
public sealed class CaseReachTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Number = "066162004567";

    [Fact]
    public async Task A_case_shows_the_session_it_was_opened_in_and_nothing_after_its_end()
    {
        using var agent = await house.AgentAsync();
        await house.SomebodyOnDutyAsync();
        var citizen = house.Citizen();
        await citizen.SayAsync("lời của người trước");
        await citizen.SendFileAsync("truoc.pdf", "%PDF-1.7 truoc"u8.ToArray());
        foreach (var said in new[] { "kết thúc phiên", "trong phiên này", "gặp người hỗ trợ", "hỏi về thẻ" }) await citizen.SayAsync(said);
        var about = await house.CaseOfAsync(citizen);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        await citizen.SendFileAsync("trong.pdf", "%PDF-1.7 trong"u8.ToArray());
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Solved"));
        await citizen.SayAsync("5");
        await citizen.SayAsync("lời sau cùng");
        await citizen.SendFileAsync("sau.pdf", "%PDF-1.7 sau"u8.ToArray());

        foreach (var path in new[] { "", "?handler=Messages&after=0", "?before=100000", "?handler=Messages&after=-5" })
        {
            var page = await agent.GetAsync($"/desk/case/{about.Id}{path}");
            Assert.Contains("trong phiên này", page.Text, StringComparison.Ordinal);
            Assert.Contains("trong.pdf", page.Text, StringComparison.Ordinal);
            foreach (var hidden in new[] { "người trước", "truoc.pdf", "lời sau cùng", "sau.pdf" }) Assert.DoesNotContain(hidden, page.Text, StringComparison.Ordinal);
        }

        var files = (await citizen.SeenAsync()).SelectMany(seen => seen.Attachments ?? [])
            .Where(file => file.ContentUrl?.StartsWith("file:", StringComparison.Ordinal) == true).ToDictionary(file => file.Name!, file => file.ContentUrl!["file:".Length..]);
        async Task<HttpStatusCode> FileAsync(string name) => (await agent.GetAsync($"/desk/case/{about.Id}/files/{files[name]}")).Status;
        Assert.Equal(HttpStatusCode.OK, await FileAsync("trong.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await FileAsync("truoc.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await FileAsync("sau.pdf"));
    }

    [Fact]
    public async Task Notes_stay_with_their_case_and_nobody_joins_the_next_persons_talk_through_an_old_one()
    {
        using var agent = await house.AgentAsync();
        var (citizen, first) = await house.TakenAsync(agent);
        await agent.PostAsync($"/desk/case/{first.Id}?handler=Note", ("note", "chỉ của lần đầu"), ("draft", "n"));
        await agent.PostAsync($"/desk/case/{first.Id}?handler=Return");
        await citizen.SayAsync("kết thúc phiên");

        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"/desk/case/{first.Id}?handler=PullIn", ("draft", "p"))).Status);
        await citizen.SayAsync("gặp người hỗ trợ");
        await citizen.SayAsync("bỏ qua");
        var second = await house.CaseOfAsync(citizen);

        Assert.Contains("chỉ của lần đầu", (await agent.GetAsync($"/desk/case/{first.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chỉ của lần đầu", (await agent.GetAsync($"/desk/case/{second.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_full_are_for_the_owner_or_a_supervisor_while_the_case_is_open()
    {
        using var agent = await house.AgentAsync();
        using var colleague = await house.AgentAsync();
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        await house.SomebodyOnDutyAsync();
        var citizen = house.Citizen();
        foreach (var said in new[] { "đăng ký chữ ký số", "tôi đồng ý", Number, "gặp người hỗ trợ", "bỏ qua" }) await citizen.SayAsync(said);
        var about = await house.CaseOfAsync(citizen);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        var key = (await agent.GetAsync($"/desk/case/{about.Id}")).Value("answer")!;
        Task<StaffPage> AskAsync(StaffDriver who) => who.PostAsync($"/desk/case/{about.Id}?handler=Unmask", ("answer", key), ("why", "kiểm tra"));

        var refused = await AskAsync(colleague);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.DoesNotContain(Number, refused.Html, StringComparison.Ordinal);
        Assert.Null(refused.Value("answer"));
        house.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains(Number, (await AskAsync(supervisor)).Text, StringComparison.Ordinal);

        await agent.PostAsync($"/desk/case/{about.Id}?handler=Close", ("reason", "Solved"));
        foreach (var late in new[] { agent, supervisor })
        {
            var page = await AskAsync(late);
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.DoesNotContain(Number, page.Html, StringComparison.Ordinal);
            Assert.Contains("Chưa có câu trả lời nào", (await late.GetAsync($"/desk/case/{about.Id}?handler=Side")).Text, StringComparison.Ordinal);
        }

        Assert.Single(await house.RecordsAsync(about.Id, AuditKind.ValueUnmasked));
    }

    [Fact]
    public async Task Whoever_reads_without_owning_is_on_record_once_whatever_they_ask_for()
    {
        using var agent = await house.AgentAsync();
        using var colleague = await house.AgentAsync();
        using var heir = await house.AgentAsync();
        var (_, about) = await house.TakenAsync(agent);
        async Task<int> ReadsAsync(StaffDriver who) =>
            (await house.RecordsAsync(about.Id, AuditKind.ConversationOpened)).Count(record => record.Actor == "staff:" + who.Account!.Id);

        await colleague.GetAsync($"/desk/case/{about.Id}?handler=Messages&after=0");
        Assert.Equal(1, await ReadsAsync(colleague));
        await colleague.GetAsync($"/desk/case/{about.Id}/files/x");
        await colleague.GetAsync($"/desk/case/{about.Id}");
        Assert.Equal(1, await ReadsAsync(colleague));

        // Once it has ended it is nobody's, not even theirs who had it.
        await house.Watch.RefreshAsync(TestContext.Current.CancellationToken);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Transfer", ("to", heir.Account!.Id), ("transferNote", "nhờ em"));
        await heir.GetAsync($"/desk/case/{about.Id}");
        Assert.Equal(0, await ReadsAsync(heir));
        await heir.PostAsync($"/desk/case/{about.Id}?handler=Return");
        Assert.Equal(CaseState.Returned, (await house.CaseOfNowAsync(about)).State);
        await heir.GetAsync($"/desk/case/{about.Id}?handler=Side");
        Assert.Equal(1, await ReadsAsync(heir));
    }
}
