using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

/// <summary>What a few turns write besides their conversation.</summary>
public sealed class CaseStoreTests(PostgresServer postgres)
{
    private static readonly HandoffCase Opened = new("0123456789abcdef0123456789abcdef", HandoffQueues.General, HandoffReason.Asked, Turns.At)
    {
        Words = "hỏi về thẻ",
        Step = "register/phone",
    };

    private static readonly ConversationState AtTheOffice = ConversationState.New with { Campaign = new CampaignVisit("k7", "tan-lap", "Quầy 3") };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_case_is_written_with_its_turn_and_read_back_with_the_state(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        var closed = Opened with
        {
            State = CaseState.Closed,
            Agent = "lan",
            AgentName = "Chị Lan",
            ClaimedAt = Turns.At.AddMinutes(1),
            EndedAt = Turns.At.AddMinutes(9),
            CloseReason = CloseReason.Solved,
            Satisfaction = 5,
        };

        await store.CommitAsync(Turns.Commit("c1", 0, "a1", AtTheOffice with { Case = Opened }) with { Case = Opened }, Cancel);
        Assert.Equal(
            "c1|directline|vi|general|tan-lap|k7|Asked|hỏi về thẻ|register/phone|Waiting||2",
            await RowAsync(house));

        await store.CommitAsync(Turns.Commit("c1", 1, "a2", AtTheOffice with { Case = closed }) with { Case = closed }, Cancel);
        Assert.Equal(
            "c1|directline|vi|general|tan-lap|k7|Asked|hỏi về thẻ|register/phone|Closed|Chị Lan|4",
            await RowAsync(house));
        Assert.Equal(closed, (await store.LoadAsync("c1", Cancel))!.State.Case);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_turn_that_comes_too_late_writes_no_case_and_no_milestone(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await store.CommitAsync(Turns.Commit("c1", 0, "a1"), Cancel);

        var late = Turns.Commit("c1", 0, "a2") with { Case = Opened, Milestones = [Milestone.Started] };
        Assert.Equal(CommitResult.VersionConflict, await store.CommitAsync(late, Cancel));

        Assert.Equal(0, await house.QueryAsync<long>("SELECT count(*) FROM cases"));
        Assert.Equal(0, await house.QueryAsync<long>("SELECT count(*) FROM milestones"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_is_recorded_of_a_deed_stands_with_its_turn_or_not_at_all(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await house.ExecuteAsync("CREATE TABLE records (id TEXT PRIMARY KEY)");
        var writer = new Records();
        house.Storage.RecordDeeds([writer]);
        var claimed = Opened with { State = CaseState.Agent, Agent = "lan", AgentName = "Chị Lan" };
        var deed = Turns.Commit("c1", 1, "a2") with { Case = claimed, Deed = new HandoffCommand.Claim(new DeskAgent("lan", "Chị Lan")) };
        await store.CommitAsync(Turns.Commit("c1", 0, "a1") with { Case = Opened }, Cancel);

        // The record cannot be written, and the turn came too late: neither changes anything.
        writer.Fails = true;
        await Assert.ThrowsAsync<IOException>(async () => await store.CommitAsync(deed, Cancel));
        writer.Fails = false;
        Assert.Equal(CommitResult.VersionConflict, await store.CommitAsync(deed with { ExpectedVersion = 5 }, Cancel));
        Assert.Equal(("Waiting", 0), await StandsAsync(house));
        Assert.Equal(1, (await store.LoadAsync("c1", Cancel))!.Version);

        Assert.Equal(CommitResult.Committed, await store.CommitAsync(deed, Cancel));
        Assert.Equal(CommitResult.AlreadyCommitted, await store.CommitAsync(deed with { ExpectedVersion = 2 }, Cancel));
        Assert.Equal(("Agent", 1), await StandsAsync(house));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_visit_begins_with_its_first_milestone(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;

        var began = Turns.At.AddHours(-1);
        var first = ConversationState.New with { VisitBegan = began };
        await store.CommitAsync(Turns.Commit("c1", 0, "a1", first) with { Milestones = [Milestone.Started, Milestone.Step("phone")] }, Cancel);
        await store.CommitAsync(Turns.Commit("c1", 1, "a2", AtTheOffice with { VisitBegan = Turns.At }) with { Milestones = [Milestone.Started] }, Cancel);

        Assert.Equal(3, await house.QueryAsync<long>("SELECT count(*) FROM milestones"));
        Assert.Equal(2, await house.QueryAsync<long>($"SELECT count(*) FROM milestones WHERE campaign = '' AND began = {began.ToUnixTimeMilliseconds()}"));
        Assert.Equal("tan-lap", await house.QueryAsync<string>("SELECT office FROM milestones WHERE campaign = 'k7' AND name = 'started'"));
    }

    private static async Task<(string State, long Records)> StandsAsync(House house) =>
        (await house.QueryAsync<string>("SELECT state FROM cases"), await house.QueryAsync<long>("SELECT count(*) FROM records"));

    /// <summary>A module's record, which fails behind its own write.</summary>
    private sealed class Records : IDeedWriter
    {
        public bool Fails { get; set; }

        public Func<ISqlSession, ValueTask>? Prepare(TurnCommit commit) => async session =>
        {
            await session.ExecuteAsync("INSERT INTO records (id) VALUES ($1)", commit.Incoming.ActivityId);
            if (Fails) throw new IOException("No room.");
        };
    }

    private static Task<string> RowAsync(House house) => house.QueryAsync<string>("""
        SELECT conversation_id || '|' || channel || '|' || language || '|' || queue || '|' || office || '|' || campaign || '|' || reason || '|'
            || words || '|' || step || '|' || state || '|' || coalesce(agent_name, '') || '|' || last_sequence FROM cases
        """);
}
