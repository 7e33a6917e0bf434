using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

/// <summary>Transcripts written with one row for each entry are read after the step that made it one row for each turn.</summary>
public sealed class TranscriptMigrationTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Entries_stay_as_they_were_and_turns_go_on_after_them(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        for (var version = 0; version < 3; version++)
            await house.Storage.Conversations.CommitAsync(Turns.Commit("c1", version, $"a{version}"), Cancel);
        await house.Storage.Conversations.CommitAsync(Turns.Commit("c2", 0, "b0"), Cancel);
        await GoBackAsync(house);
        // Turns of one, two and three entries, of two conversations by turns.
        await AddAsync(house, "c1", 1, "một", visible: true, TurnOutcome.Greeted);
        await AddAsync(house, "c2", 1, "khác", visible: true, TurnOutcome.Answered);
        await AddAsync(house, "c1", 2, "hai", visible: false, TurnOutcome.Answered);
        await AddAsync(house, "c1", 3, "ba", visible: true);
        await AddAsync(house, "c2", 2, "nữa", visible: true);
        await AddAsync(house, "c1", 4, "bốn", visible: true, TurnOutcome.Answered);
        await AddAsync(house, "c1", 5, "năm", visible: true);
        await AddAsync(house, "c1", 6, "sáu \\u0000", visible: false);

        await house.ReopenAsync();
        var store = house.Storage.Conversations;
        var entries = await store.ReadTranscriptAsync("c1", 0, 100, Cancel);

        Assert.Equal(
            [(1L, "một", true), (2, "hai", false), (3, "ba", true), (4, "bốn", true), (5, "năm", true), (6, "sáu \0", false)],
            entries.Select(entry => (entry.Sequence, entry.Activity.Text!, entry.Visible)));
        Assert.Equal(
            [TurnOutcome.Greeted, TurnOutcome.Answered, null, TurnOutcome.Answered, null, null], entries.Select(entry => entry.Outcome));
        Assert.All(entries, entry => Assert.Equal(Turns.At, entry.At));
        Assert.Equal(["khác", "nữa"], (await store.ReadTranscriptAsync("c2", 0, 100, Cancel)).Select(entry => entry.Activity.Text));

        await store.CommitAsync(Turns.Commit("c1", 3, "a3"), Cancel);
        Assert.Equal([5L, 6L, 7L], (await store.ReadTranscriptAsync("c1", 4, 3, Cancel)).Select(entry => entry.Sequence));
        await house.Storage.Maintenance.EraseConversationAsync("c1", [], static (_, _) => ValueTask.CompletedTask, Cancel);
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM transcript"));
    }

    private static async Task GoBackAsync(House house)
    {
        var sqlite = house.Options.Provider == StorageProvider.Sqlite;
        await house.ExecuteAsync(
            $"""
            DROP TABLE transcript;
            {(sqlite ? "ALTER TABLE conversations DROP COLUMN last_turn;" : "")}
            DELETE FROM schema_migrations WHERE number = 16;
            CREATE TABLE transcript (
                conversation_id text NOT NULL, sequence bigint NOT NULL, activity text NOT NULL, visible {(sqlite ? "bigint" : "boolean")} NOT NULL,
                at bigint NOT NULL, outcome text, intent text, PRIMARY KEY (conversation_id, sequence));
            """);
    }

    private static Task AddAsync(House house, string conversation, long sequence, string text, bool visible, TurnOutcome? outcome = null) =>
        house.ExecuteAsync(
            "INSERT INTO transcript VALUES (@conversation, @sequence, @activity, @visible, @at, @outcome, NULL)",
            new
            {
                conversation,
                sequence,
                activity = $$"""{"type":"message","text":"{{text}}"}""",
                visible,
                at = Turns.At.ToUnixTimeMilliseconds(),
                outcome = outcome?.ToString(),
            });
}
