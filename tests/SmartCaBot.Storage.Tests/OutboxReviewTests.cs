using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class OutboxReviewTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_list_says_why_and_hides_who_and_what(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await DieAsync(house, Message(house, "m1", "0900000001"), Message(house, "m2", "lan.nguyen@example.vn", "email"));

        var dead = await house.Storage.OutboxReview.ListDeadAsync(null, 10, Cancel);

        Assert.Equal(
            [("m1", "sms", "•••001", 1, "refused"), ("m2", "email", "l•••@example.vn", 1, "refused")],
            dead.Select(letter => (letter.Id, letter.Kind, letter.Recipient, letter.Attempts, letter.Reason)));
        Assert.All(dead, letter => Assert.DoesNotContain("payload", letter.ToString(), StringComparison.Ordinal));
        Assert.Equal(2, await house.Storage.OutboxReview.CountDeadAsync(Cancel));
        Assert.Equal(["m2"], (await house.Storage.OutboxReview.ListDeadAsync("email", 10, Cancel)).Select(letter => letter.Id));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_replayed_message_goes_behind_what_is_waiting(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await DieAsync(house, Message(house, "dead"));
        await house.Storage.Outbox.EnqueueAsync(Message(house, "waiting"), Cancel);
        house.Clock.Advance(TimeSpan.FromDays(3));

        Assert.True(await house.Storage.OutboxReview.ReplayAsync("dead", Cancel));

        Assert.Equal(["waiting"], (await LeaseAsync(house)).Select(leased => leased.Message.Id));
        await house.Storage.Outbox.CompleteAsync(Held("waiting"), house.Clock.GetUtcNow(), Cancel);
        var again = Assert.Single(await LeaseAsync(house));
        Assert.Equal(("dead", "payload of dead", 0), (again.Message.Id, again.Message.Payload, again.Attempts));
        // It has a day again: the dispatcher counts from when it was written.
        Assert.Equal(house.Clock.GetUtcNow(), again.Message.CreatedAt);
        Assert.False(await house.Storage.OutboxReview.ReplayAsync("dead", Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task All_of_a_kind_are_replayed_in_their_order(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await DieAsync(house, Message(house, "m1"), Message(house, "m2"), Message(house, "mail", kind: "email"), Message(house, "m3"));

        Assert.Equal(3, await house.Storage.OutboxReview.ReplayAllAsync("sms", Cancel));

        var order = new List<string>();
        while (await LeaseAsync(house) is [var next])
        {
            order.Add(next.Message.Id);
            await house.Storage.Outbox.CompleteAsync(next, house.Clock.GetUtcNow(), Cancel);
        }
        Assert.Equal(["m1", "m2", "m3"], order);
        Assert.Equal(1, await house.Storage.OutboxReview.CountDeadAsync(Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_dropped_message_is_emptied_and_never_comes_back(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await DieAsync(house, Message(house, "m1"));

        Assert.True(await house.Storage.OutboxReview.DropAsync("m1", Cancel));

        Assert.False(await house.Storage.OutboxReview.DropAsync("m1", Cancel));
        Assert.False(await house.Storage.OutboxReview.ReplayAsync("m1", Cancel));
        Assert.Equal(("dropped", 0L), await house.QueryAsync<(string, long)>(
            "SELECT state, CAST(length(protected_message) AS bigint) FROM outbox"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Each_reply_of_a_conversation_has_its_state(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        // Another conversation's, one that only begins alike, and one of another purpose.
        foreach (var id in (string[])["c1|0000002", "c1|0000003|a", "c1|0000003|b", "c1|0000005", "c10|0000002", "c1|x|0000002", "c1"])
            await house.Storage.Outbox.EnqueueAsync(Message(house, id, id), Cancel);
        await LeaseAsync(house);
        await house.Storage.Outbox.CompleteAsync(Held("c1|0000002"), Turns.At.AddSeconds(5), Cancel);
        await house.Storage.Outbox.FailAsync(Held("c1|0000003|b"), "blocked", retryAt: null, Cancel);
        await house.Storage.Outbox.FailAsync(Held("c1|0000005"), "busy", Turns.At.AddMinutes(1), Cancel);

        var states = await house.Storage.OutboxReview.DeliveriesAsync("c1", Cancel);

        Assert.Equal(
            [
                (2, DeliveryState.Delivered, null), (3, DeliveryState.Pending, null), (3, DeliveryState.Dead, "blocked"),
                (5L, DeliveryState.Pending, "busy"),
            ],
            states.Select(reply => (reply.Sequence, reply.State, reply.Reason)));
        Assert.Equal(Turns.At.AddSeconds(5), states[0].At);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Finished_messages_go_after_their_days_and_waiting_ones_stay(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await DieAsync(house, Message(house, "dead"));
        await house.Storage.Outbox.EnqueueAsync(Message(house, "waiting", "B"), Cancel);
        await house.Storage.Outbox.EnqueueAsync(Message(house, "sent", "C"), Cancel);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await LeaseAsync(house);
        await house.Storage.Outbox.CompleteAsync(Held("sent"), house.Clock.GetUtcNow(), Cancel);

        house.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        Assert.Equal(1, await house.Storage.Maintenance.DeleteMessagesOlderThanAsync(TimeSpan.FromDays(30), Cancel));
        Assert.Empty(await house.Storage.OutboxReview.ListDeadAsync(null, 10, Cancel));
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await house.Storage.Maintenance.DeleteMessagesOlderThanAsync(TimeSpan.FromDays(30), Cancel));
        Assert.Equal("waiting", await house.QueryAsync<string>("SELECT id FROM outbox"));
    }

    private static OutboxMessage Message(House house, string id, string recipient = "0900000001", string kind = "sms") =>
        Turns.Message(id, recipient, kind) with { CreatedAt = house.Clock.GetUtcNow() };

    private static async Task DieAsync(House house, params OutboxMessage[] messages)
    {
        foreach (var message in messages)
        {
            await house.Storage.Outbox.EnqueueAsync(message, Cancel);
            await house.Storage.Outbox.LeaseAsync(message.Kind, 10, house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddMinutes(1), Cancel);
            await house.Storage.Outbox.FailAsync(Held(message.Id), "refused", retryAt: null, Cancel);
        }
    }

    /// <summary>The first lease of a message.</summary>
    private static LeasedMessage Held(string id) => new(Turns.Message(id), Attempts: 0);

    private static async Task<IReadOnlyList<LeasedMessage>> LeaseAsync(House house) => await house.Storage.Outbox.LeaseAsync(
        "sms", 10, house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddMinutes(1), Cancel);
}
