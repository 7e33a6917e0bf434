using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class OutboxStoreTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = Turns.At;
    private static readonly DateTimeOffset Later = Now.AddMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Each_recipient_gets_messages_one_after_another(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("a1", "A"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("a2", "A"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("b1", "B"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("mail", "A", "email"), Cancel);

        Assert.Equal(["a1", "b1"], await LeaseAsync(house, Now));
        Assert.Empty(await LeaseAsync(house, Now));
        await outbox.CompleteAsync(Held("a1"), Now, Cancel);
        Assert.Equal(["a2"], await LeaseAsync(house, Now));
        Assert.Equal(["mail"], await LeaseAsync(house, Now, "email"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_same_id_again_changes_nothing(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("m") with { Payload = "another" }, Cancel);

        var leased = Assert.Single(await outbox.LeaseAsync("sms", 10, Now, Later, Cancel));
        Assert.Equal(Turns.Message("m"), leased.Message);
        await outbox.CompleteAsync(leased, Now, Cancel);
        await outbox.EnqueueAsync(Turns.Message("m"), Cancel);
        Assert.Empty(await LeaseAsync(house, Later));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_lease_that_ran_out_is_given_again_and_counted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m"), Cancel);

        Assert.Equal(0, Assert.Single(await outbox.LeaseAsync("sms", 10, Now, Later, Cancel)).Attempts);
        Assert.Empty(await LeaseAsync(house, Later.AddSeconds(-1)));
        Assert.Equal(1, Assert.Single(await outbox.LeaseAsync("sms", 10, Later, Later.AddMinutes(1), Cancel)).Attempts);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_failed_message_waits_for_its_time_and_holds_the_next(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m1"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("m2"), Cancel);
        await LeaseAsync(house, Now);
        await outbox.FailAsync(Held("m1"), "503", Now.AddSeconds(30), Cancel);

        Assert.Empty(await LeaseAsync(house, Now.AddSeconds(29)));
        Assert.Equal(["m1"], await LeaseAsync(house, Now.AddSeconds(30)));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_dead_letter_lets_the_next_one_go(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m1"), Cancel);
        await outbox.EnqueueAsync(Turns.Message("m2"), Cancel);
        await LeaseAsync(house, Now);
        await outbox.FailAsync(Held("m1"), "no such number", retryAt: null, Cancel);

        Assert.Equal(["m2"], await LeaseAsync(house, Now));
        Assert.Equal(("dead", "no such number"), await house.QueryAsync<(string, string)>("SELECT state, error FROM outbox WHERE id = 'm1'"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_dead_code_is_emptied_when_its_time_has_passed(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        foreach (var (id, life) in ((string, int)[])[("late", 1), ("soon", 60)])
            await outbox.EnqueueAsync(Turns.Message(id, id, expiresAt: house.Clock.GetUtcNow().AddSeconds(life)), Cancel);
        await LeaseAsync(house, house.Clock.GetUtcNow());
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await outbox.FailAsync(Held("late"), "past its time", retryAt: null, Cancel);
        await outbox.FailAsync(Held("soon"), "refused", retryAt: null, Cancel);

        Assert.Equal(["soon"], (await house.Storage.OutboxReview.ListDeadAsync(null, 10, Cancel)).Select(letter => letter.Id));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await house.Storage.OutboxReview.ListDeadAsync(null, 10, Cancel));
        await LeaseAsync(house, house.Clock.GetUtcNow());
        Assert.Equal((2L, 0L), await house.QueryAsync<(long, long)>(
            "SELECT count(*), CAST(sum(length(protected_message)) AS bigint) FROM outbox WHERE state = 'expired'"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_expired_message_is_never_leased_and_holds_nobody_up(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("old", expiresAt: Now.AddSeconds(10)), Cancel);
        await outbox.EnqueueAsync(Turns.Message("new"), Cancel);
        await LeaseAsync(house, Now);
        await outbox.FailAsync(Held("old"), "busy", Now.AddMinutes(5), Cancel);

        Assert.Equal(["new"], await LeaseAsync(house, Now.AddSeconds(10)));
        Assert.Equal(("expired", 0L), await house.QueryAsync<(string, long)>(
            "SELECT state, CAST(length(protected_message) AS bigint) FROM outbox WHERE id = 'old'"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_delivered_message_keeps_its_state_and_loses_its_payload(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m"), Cancel);
        await LeaseAsync(house, Now);
        Assert.True(await outbox.CompleteAsync(Held("m"), Now, Cancel));
        Assert.False(await outbox.FailAsync(Held("m"), "too late", retryAt: null, Cancel));

        Assert.Equal(("delivered", 0L), await house.QueryAsync<(string, long)>(
            "SELECT state, CAST(length(protected_message) AS bigint) FROM outbox"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Two_dispatchers_never_lease_the_same_message(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        for (var i = 0; i < 40; i++)
            await house.Storage.Outbox.EnqueueAsync(Turns.Message($"m{i}", $"r{i}"), Cancel);

        var leased = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(
            () => house.Storage.Outbox.LeaseAsync("sms", 7, Now, Later, Cancel).AsTask(), Cancel)));

        Assert.Equal(40, leased.SelectMany(messages => messages).Select(message => message.Message.Id).Distinct().Count());
        Assert.Equal(40, leased.Sum(messages => messages.Count));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_turn_brings_its_messages_along(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.Storage.Conversations.CommitAsync(
            Turns.Commit("c1", 0, "a1", null, Turns.Message("m1"), Turns.Message("m2", expiresAt: Later)), Cancel);

        var leased = Assert.Single(await house.Storage.Outbox.LeaseAsync("sms", 10, Now, Later, Cancel));
        Assert.Equal(Turns.Message("m1"), leased.Message);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Whoever_was_held_up_beyond_the_lease_decides_nothing_any_more(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("m"), Cancel);
        var late = Assert.Single(await outbox.LeaseAsync("sms", 10, Now, Later, Cancel));
        var holder = Assert.Single(await outbox.LeaseAsync("sms", 10, Later, Later.AddMinutes(1), Cancel));

        Assert.False(await outbox.FailAsync(late, "interrupted", Later, Cancel));
        Assert.False(await outbox.FailAsync(late, "refused", retryAt: null, Cancel));
        Assert.False(await outbox.CompleteAsync(late, Later, Cancel));
        Assert.Empty(await LeaseAsync(house, Later));

        Assert.True(await outbox.CompleteAsync(holder, Later, Cancel));
        Assert.Equal("delivered", await house.QueryAsync<string>("SELECT state FROM outbox"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_message_withdrawn_before_its_time_leaves_no_row(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var outbox = house.Storage.Outbox;
        await outbox.EnqueueAsync(Turns.Message("needless"), Later, Cancel);
        await outbox.EnqueueAsync(Turns.Message("needed", "B"), Later, Cancel);
        Assert.Empty(await LeaseAsync(house, Now));
        await outbox.WithdrawAsync("needless", Cancel);

        Assert.Equal(["needed"], await LeaseAsync(house, Later));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM outbox"));
    }

    /// <summary>The first lease of a message.</summary>
    private static LeasedMessage Held(string id) => new(Turns.Message(id), Attempts: 0);

    private static async Task<IEnumerable<string>> LeaseAsync(House house, DateTimeOffset now, string kind = "sms") =>
        (await house.Storage.Outbox.LeaseAsync(kind, 10, now, now.AddMinutes(1), Cancel)).Select(leased => leased.Message.Id);
}
