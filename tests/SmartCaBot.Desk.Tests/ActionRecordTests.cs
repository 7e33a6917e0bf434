using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Tests;

/// <summary>What was done to a case is on record, once, whatever became of whoever did it.</summary>
public sealed class ActionRecordTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deed_whose_browser_has_gone_is_recorded_with_its_note()
    {
        using var agent = await house.AgentAsync();
        var (_, about) = await house.TakenAsync(agent);
        var by = new StaffMember(agent.Account!.Id, agent.Account.Name, new HashSet<StaffRole> { StaffRole.Agent }, null, house.Clock.GetUtcNow(), house.Clock.GetUtcNow());
        using var browser = new CancellationTokenSource();

        var deed = house.Get<DeskActions>().TransferAsync(by, about, to: null, HandoffQueues.General, "nhờ em", browser.Token);
        await browser.CancelAsync();

        Assert.IsType<HandoffResult.Done>(await deed);
        Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseTransferred));
        Assert.Equal("nhờ em", Assert.Single(await house.Get<NoteTable>().ListAsync(about.ConversationId, about.Id, Cancel)).Text);
    }

    [Fact]
    public async Task A_claim_in_two_tabs_is_one_and_whoever_leaves_gives_back_on_record()
    {
        using var agent = await house.AgentAsync();
        var (_, about) = await house.WaitingAsync();
        for (var tab = 0; tab < 2; tab++) await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        await agent.PostAsync("/desk?handler=Presence", ("choice", "Offline"));

        Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseClaimed));
        Assert.Equal("staff:" + agent.Account!.Id, Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseReleased)).Actor);
    }

    [Fact]
    public async Task What_two_nodes_take_from_whoever_is_gone_is_recorded_once()
    {
        using var agent = await house.AgentAsync();
        var (_, about) = await house.TakenAsync(agent);
        using (await FeedReader.OpenAsync(agent, about.Id)) await house.Sweeper.SweepAsync(Cancel);
        house.Clock.Advance(TimeSpan.FromSeconds(61));

        await Task.WhenAll(house.Sweeper.SweepAsync(Cancel), house.Sweeper.SweepAsync(Cancel));

        Assert.Equal(CaseState.Waiting, (await house.CaseOfNowAsync(about)).State);
        var record = Assert.Single(await house.RecordsAsync(about.Id, AuditKind.CaseReleased));
        Assert.Equal("system", record.Actor);
        Assert.Contains(agent.Account!.Id, record.Detail, StringComparison.Ordinal);
    }
}
