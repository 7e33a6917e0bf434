using System.Net;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Tests;

public sealed class ClaimTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_hundred_who_claim_one_wins_and_the_others_are_told_who()
    {
        // Ten people with ten tabs each: what one person does twice is one claim.
        using var first = await house.AgentAsync();
        var agents = new List<StaffKit.StaffDriver> { first };
        for (var i = 1; i < 10; i++) agents.Add(await house.AgentAsync());
        foreach (var agent in agents) await agent.GetAsync("/desk");
        var (_, about) = await house.WaitingAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var agent = agents[i % agents.Count];
            return (Agent: agent, Page: await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim"));
        }));

        var owner = (await house.CaseOfNowAsync(about)).Agent;
        var winner = agents.Single(agent => agent.Account!.Id == owner).Account!;
        Assert.All(pages.Where(page => page.Agent.Account!.Id == owner), page => Assert.Equal(HttpStatusCode.OK, page.Page.Status));
        var losers = pages.Where(page => page.Agent.Account!.Id != owner).ToArray();
        Assert.Equal(90, losers.Length);
        Assert.All(losers, loser =>
        {
            Assert.Equal(HttpStatusCode.Conflict, loser.Page.Status);
            Assert.Contains($"{winner.Name} đã nhận cuộc này trước.", loser.Page.Text, StringComparison.Ordinal);
        });
        foreach (var agent in agents.Skip(1)) agent.Dispose();
    }

    [Fact]
    public async Task What_an_agent_had_whose_browser_is_gone_waits_again_for_others()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.WaitingAsync();
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        using (await FeedReader.OpenAsync(agent, about.Id))
            await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Agent, (await house.CaseOfAsync(citizen)).State);

        house.Clock.Advance(TimeSpan.FromSeconds(61));
        // Two nodes look at the same time.
        await Task.WhenAll(house.Sweeper.SweepAsync(Cancel), house.Sweeper.SweepAsync(Cancel));

        var again = await house.CaseOfAsync(citizen);
        Assert.Equal(CaseState.Waiting, again.State);
        Assert.Equal(about.Id, again.Id);
        Assert.Single(await citizen.SeenAsync(), seen => seen.Text?.Contains("một cán bộ khác", StringComparison.Ordinal) == true);
        Assert.Contains("Ngoại tuyến", (await agent.GetAsync("/desk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_another_page_of_the_desk_is_being_there()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        using (await FeedReader.OpenAsync(agent, about.Id))
            await house.Sweeper.SweepAsync(Cancel);
        await agent.GetAsync("/desk/contacts");

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Sweeper.SweepAsync(Cancel);

        Assert.Equal(CaseState.Agent, (await house.CaseOfAsync(citizen)).State);
    }

    [Fact]
    public async Task Reading_another_page_of_the_staffs_is_being_there_and_brings_nobody_back()
    {
        using var agent = await house.AgentAsync();
        using var gone = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        using (await FeedReader.OpenAsync(agent, about.Id)) await house.Sweeper.SweepAsync(Cancel);
        using (await FeedReader.OpenAsync(gone, about.Id)) await house.Sweeper.SweepAsync(Cancel);
        await agent.GetAsync("/staff/account");

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Sweeper.SweepAsync(Cancel);
        await gone.GetAsync("/staff/account");
        await house.Watch.RefreshAsync(Cancel);

        Assert.Equal(CaseState.Agent, (await house.CaseOfAsync(citizen)).State);
        Assert.NotEqual(true, house.Watch.Duty.Find(gone.Account!.Id)?.IsThere(house.Clock.GetUtcNow()));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Waiting, (await house.CaseOfAsync(citizen)).State);
    }

    [Fact]
    public async Task A_supervisor_has_what_a_hub_outside_keeps_wait_again()
    {
        using var agent = await house.AgentAsync();
        using var supervisor = await house.AgentAsync(null, StaffRole.Supervisor);
        var (citizen, about) = await house.WaitingAsync();
        var hub = new DeskAgent(DeskAgent.ExternalId, "Cán bộ hỗ trợ");
        await house.Get<HandoffLine>().SendAsync(citizen.ConversationId, new HandoffCommand.Claim(hub), $"hub-{about.Id}", Cancel);
        Assert.Equal("hub", Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseClaimed)).Actor);

        Assert.DoesNotContain("handler=PutBack", (await agent.GetAsync($"/desk/case/{about.Id}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"/desk/case/{about.Id}?handler=PutBack")).Status);
        Assert.Contains("handler=PutBack", (await supervisor.GetAsync($"/desk/case/{about.Id}")).Html, StringComparison.Ordinal);
        for (var click = 0; click < 2; click++) await supervisor.PostAsync($"/desk/case/{about.Id}?handler=PutBack");

        Assert.Equal(CaseState.Waiting, (await house.CaseOfNowAsync(about)).State);
        var record = Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseReleased));
        Assert.Equal(("staff:" + supervisor.Account!.Id, "agent=external;why=supervisor"), (record.Actor, record.Detail));
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        Assert.True((await house.CaseOfNowAsync(about)).IsWith(agent.Account!.Id));
    }

    [Fact]
    public async Task Whoever_waits_too_long_may_leave_how_to_be_reached()
    {
        using var agent = await house.AgentAsync();
        var (citizen, _) = await house.WaitingAsync();
        var (late, _) = await house.WaitingAsync();

        house.Clock.Advance(TimeSpan.FromMinutes(16));
        await house.Sweeper.SweepAsync(Cancel);
        await house.Watch.RefreshAsync(Cancel);

        Assert.Null(house.Watch.Board.OpenOf(citizen.ConversationId));
        Assert.Null(house.Watch.Board.OpenOf(late.ConversationId));
        Assert.Contains(house.Watch.Board.Ended, one => one.ConversationId == citizen.ConversationId && one.State == CaseState.Expired);
    }

    [Fact]
    public async Task A_conversation_that_fails_keeps_no_other_waiting_and_is_tried_again()
    {
        using var agent = await house.AgentAsync();
        var (broken, first) = await house.WaitingAsync();
        var (_, second) = await house.WaitingAsync();
        var bot = house.Get<BreakableBot>();
        bot.Broken[broken.ConversationId] = true;
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Waiting, (await house.CaseOfNowAsync(first)).State);
        Assert.Equal(CaseState.Expired, (await house.CaseOfNowAsync(second)).State);

        bot.Broken.Clear();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Expired, (await house.CaseOfNowAsync(first)).State);
    }

    [Fact]
    public async Task What_a_hub_outside_has_and_nobody_writes_in_waits_again()
    {
        var (citizen, about) = await house.WaitingAsync();
        var hub = new DeskAgent(DeskAgent.ExternalId, "Cán bộ hỗ trợ");
        await house.Get<HandoffLine>().SendAsync(citizen.ConversationId, new HandoffCommand.Claim(hub), $"hub-{about.Id}", Cancel);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await citizen.SayAsync("alo");
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Agent, (await house.CaseOfNowAsync(about)).State);

        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.Sweeper.SweepAsync(Cancel);
        Assert.Equal(CaseState.Waiting, (await house.CaseOfNowAsync(about)).State);
    }

    [Fact]
    public async Task Another_offices_case_is_not_found_whatever_is_tried()
    {
        var (_, about) = await house.WaitingAsync();
        await house.SetOfficeAsync(about.Id, "mot-cua-1");
        using var agent = await house.AgentAsync("mot-cua-2");
        using var supervisor = await house.AgentAsync("mot-cua-2", StaffRole.Supervisor);
        using var own = await house.AgentAsync("mot-cua-1");

        foreach (var stranger in new[] { agent, supervisor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/case/{about.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/case/{about.Id}?handler=Messages&after=0")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/case/{about.Id}?handler=Side")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/case/{about.Id}/files/x")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/feed?case={about.Id}")).Status);
            foreach (var handler in new[] { "Claim", "Say", "Typing", "Note", "Transfer", "Return", "Close", "PutBack", "PullIn", "Unmask" })
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/desk/case/{about.Id}?handler={handler}", ("draft", "1"))).Status);
            Assert.DoesNotContain(about.Id, (await stranger.GetAsync("/desk")).Html, StringComparison.Ordinal);
        }

        Assert.Contains(about.Id, (await own.GetAsync("/desk")).Html, StringComparison.Ordinal);
    }
}
