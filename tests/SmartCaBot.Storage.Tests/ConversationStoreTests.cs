using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class ConversationStoreTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_activity_is_received_once(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;

        Assert.True(await store.ReceiveAsync(Turns.Incoming("c1", "a1"), Cancel));
        Assert.False(await store.ReceiveAsync(Turns.Incoming("c1", "a1"), Cancel));
        Assert.True(await store.ReceiveAsync(Turns.Incoming("c1", "a1") with { Channel = "zalo" }, Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_received_activity_is_pending_until_its_turn_is_committed(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await store.ReceiveAsync(Turns.Incoming("c1", "a1", "một"), Cancel);
        await store.ReceiveAsync(Turns.Incoming("c1", "a2", "hai"), Cancel);
        await house.ReopenAsync();
        store = house.Storage.Conversations;

        var pending = await store.PendingAsync(Turns.At.AddSeconds(1), 10, Cancel);
        Assert.Equal(["một", "hai"], pending.Select(incoming => incoming.Activity.Text));
        Assert.Equal("dl_user", pending[0].UserId);
        Assert.Equal(Turns.At, pending[0].ReceivedAt);
        Assert.Empty(await store.PendingAsync(Turns.At, 10, Cancel));

        await store.CommitAsync(Turns.Commit("c1", 0, "a1"), Cancel);
        Assert.Equal("a2", Assert.Single(await store.PendingAsync(Turns.At.AddSeconds(1), 10, Cancel)).ActivityId);
        Assert.False(await store.ReceiveAsync(Turns.Incoming("c1", "a1"), Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Where_the_person_is_reached_stays_until_it_changes_and_is_encrypted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        var reference = new ConversationReference(
            "connector", "msteams|29:lan", "msteams", "https://smba.example.net/emea/", new ChannelAccount { Id = "29:lan", Name = "Lan" },
            new ChannelAccount { Id = "28:bot" }, new ConversationAccount { Id = "a:1" }, "vi-VN");

        await store.CommitAsync(Turns.Commit("c1", 0, "a1") with { Reference = reference }, Cancel);
        await store.CommitAsync(Turns.Commit("c1", 1, "a2"), Cancel);
        Assert.Equal(reference, (await store.LoadAsync("c1", Cancel))!.Reference);

        var moved = reference with { ServiceUrl = "https://smba.example.net/apac/" };
        await store.CommitAsync(Turns.Commit("c1", 2, "a3") with { Reference = moved }, Cancel);
        Assert.Equal(moved, (await store.LoadAsync("c1", Cancel))!.Reference);
        Assert.False((await house.QueryAsync<byte[]>("SELECT protected_reference FROM conversations")).AsSpan().IndexOf("lan"u8) >= 0);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task State_comes_back_as_it_was_committed(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var state = ConversationState.New with
        {
            Language = "en",
            Misses = 2,
            Owner = ConversationOwner.Waiting,
            Person = new Person("001099000017", "Nguyễn Thị Ngọc Hân"),
            Files = [new ReceivedFile("f1", "đơn.pdf", "application/pdf", 12)],
            Frames =
            [
                new Frame("registration", "c1:0", "7")
                {
                    Entries = [new Entry("citizen-id", EntryKind.Answer, "\"001099000017\"", "fp", "label.id", Reopened: true)],
                    Pending = new PendingQuestion("full-name", 3, "fp2", Secret: true, Rejections: 1),
                },
            ],
        };

        Assert.Null(await house.Storage.Conversations.LoadAsync("c1", Cancel));
        await house.Storage.Conversations.CommitAsync(Turns.Commit("c1", 0, "a1", state), Cancel);
        await house.ReopenAsync();
        var stored = await house.Storage.Conversations.LoadAsync("c1", Cancel);

        Assert.NotNull(stored);
        Assert.Equal((1L, 2L), (stored.Version, stored.LastSequence));
        Assert.Equal(JsonSerializer.Serialize(state), JsonSerializer.Serialize(stored.State));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_turn_from_an_old_version_changes_nothing(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await store.ReceiveAsync(Turns.Incoming("c1", "a2"), Cancel);
        await store.CommitAsync(Turns.Commit("c1", 0, "a1"), Cancel);

        Assert.Equal(CommitResult.VersionConflict, await store.CommitAsync(Turns.Commit("c1", 0, "a2", null, Turns.Message("m")), Cancel));
        Assert.Equal(CommitResult.VersionConflict, await store.CommitAsync(Turns.Commit("c1", 5, "a2"), Cancel));

        Assert.Equal(2, (await store.ReadTranscriptAsync("c1", 0, 100, Cancel)).Count);
        Assert.Single(await store.PendingAsync(Turns.At.AddSeconds(1), 10, Cancel));
        Assert.Empty(await house.Storage.Outbox.LeaseAsync("sms", 10, Turns.At, Turns.At.AddMinutes(1), Cancel));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Turns.Commit("c1", 1, "a2"), Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_activity_commits_one_turn_at_most(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;

        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Turns.Commit("c1", 0, "a1"), Cancel));
        Assert.Equal(CommitResult.AlreadyCommitted, await store.CommitAsync(Turns.Commit("c1", 1, "a1"), Cancel));
        Assert.Equal(CommitResult.AlreadyCommitted, await store.CommitAsync(Turns.Commit("c1", 0, "a1"), Cancel));
        Assert.Equal(1, (await store.LoadAsync("c1", Cancel))!.Version);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_transcript_is_read_from_a_watermark(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        for (var version = 0; version < 3; version++)
            await store.CommitAsync(Turns.Commit("c1", version, $"a{version}"), Cancel);
        await store.CommitAsync(Turns.Commit("c2", 0, "other"), Cancel);

        var entries = await store.ReadTranscriptAsync("c1", 2, 3, Cancel);

        Assert.Equal([3L, 4L, 5L], entries.Select(entry => entry.Sequence));
        Assert.Equal((TurnOutcome.Answered, "greet", true), (entries[0].Outcome!.Value, entries[0].Intent, entries[0].Visible));
        Assert.Equal((null, null, false), (entries[1].Outcome, entries[1].Intent, entries[1].Visible));
        Assert.Equal("Chào anh/chị.", entries[1].Activity.Text);
        Assert.Equal(Turns.At, entries[1].At);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Unknown_fields_of_an_activity_are_kept(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var activity = JsonSerializer.Deserialize(
            """{"type":"message","text":"đ\u0000€","semanticAction":{"id":"x"}}""", ActivityJson.Wire.Activity)!;
        var commit = Turns.Commit("c1", 0, "a1");
        commit = commit with { Transcript = [commit.Transcript[0] with { Activity = activity }] };

        await house.Storage.Conversations.CommitAsync(commit, Cancel);

        var entry = Assert.Single(await house.Storage.Conversations.ReadTranscriptAsync("c1", 0, 10, Cancel));
        Assert.Equal("đ\0€", entry.Activity.Text);
        Assert.Equal("x", entry.Activity.Extensions!["semanticAction"].GetProperty("id").GetString());
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_fifty_turns_at_once_each_version_takes_exactly_one(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async writer =>
        {
            await Task.Yield();
            CommitResult result;
            do
            {
                var version = (await store.LoadAsync("c1", Cancel))?.Version ?? 0;
                result = await store.CommitAsync(Turns.Commit("c1", version, $"a{writer}"), Cancel);
            }
            while (result == CommitResult.VersionConflict);
            Assert.Equal(CommitResult.Committed, result);
        }));

        Assert.Equal(50, (await store.LoadAsync("c1", Cancel))!.Version);
        var entries = await store.ReadTranscriptAsync("c1", 0, 1000, Cancel);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), entries.Select(entry => entry.Sequence));
        Assert.Equal(50, entries.Select(entry => entry.Activity.Id).Where(id => id is not null).Distinct().Count());
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_twenty_commits_of_one_activity_at_once_one_counts(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => store.CommitAsync(Turns.Commit($"c{i}", 0, "same"), Cancel).AsTask(), Cancel)));

        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(19, results.Count(result => result == CommitResult.AlreadyCommitted));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task A_turn_with_a_gap_in_its_sequences_is_refused()
    {
        await using var house = await House.SqliteAsync();
        var commit = Turns.Commit("c1", 0, "a1");
        commit = commit with { Transcript = [commit.Transcript[0], commit.Transcript[1] with { Sequence = 7 }] };

        await Assert.ThrowsAsync<ArgumentException>(async () => await house.Storage.Conversations.CommitAsync(commit, Cancel));
    }
}
