using System.Text.Json.Nodes;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

/// <summary>What goes when its time is over, what a hold keeps, and what an erased conversation leaves.</summary>
public sealed class RetentionTests(PostgresServer postgres)
{
    private static readonly RetentionPeriods Month = new(
        TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(30));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_hold_keeps_a_conversation_from_every_rule_until_it_is_lifted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "held");
        await FillAsync(house, "free");
        await house.ExecuteAsync(
            "INSERT INTO holds (id, kind, target, conversation_id, reason, placed_by, placed_at) VALUES ('h', 'conversation', 'held', 'held', 'thanh tra', 'a', 0)");
        house.Clock.Advance(TimeSpan.FromDays(31));

        var removed = await RunAllAsync(house);
        Assert.Equal(new Dictionary<string, long> { ["files"] = 1, ["outbox"] = 1, ["conversations"] = 1, ["inbox"] = 1 }, removed);
        Assert.Null(await house.Storage.Conversations.LoadAsync("free", Cancel));
        Assert.Empty(await house.Storage.Conversations.ReadTranscriptAsync("free", 0, 10, Cancel));
        Assert.NotNull(await house.Storage.Conversations.LoadAsync("held", Cancel));
        Assert.Equal(2, (await house.Storage.Conversations.ReadTranscriptAsync("held", 0, 10, Cancel)).Count);
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM files WHERE conversation_id = 'held'"));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM outbox"));
        Assert.Null(await house.Storage.Maintenance.EraseConversationAsync("held", [], static (_, _) => ValueTask.CompletedTask, Cancel));

        await house.ExecuteAsync("UPDATE holds SET lifted_at = 1, lifted_by = 'a'");
        Assert.All(await RunAllAsync(house), rule => Assert.Equal(1, rule.Value));
        Assert.Equal(0, await house.QueryAsync<long>("SELECT count(*) FROM conversations"));
        Assert.Empty(Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_is_young_stays(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "c1");
        house.Clock.Advance(TimeSpan.FromDays(29));

        Assert.All(await RunAllAsync(house), rule => Assert.Equal(0, rule.Value));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_modules_keep_goes_with_the_conversation_that_is_old(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "old");
        house.Clock.Advance(TimeSpan.FromDays(31));
        await house.ExecuteAsync("CREATE TABLE module_rows (id TEXT PRIMARY KEY)");
        foreach (var id in new[] { "old", "other" })
            await house.ExecuteAsync($"INSERT INTO module_rows (id) VALUES ('{id}')");

        await RunAllAsync(house, new RowsOfConversation());

        Assert.Equal("other", await house.QueryAsync<string>("SELECT id FROM module_rows"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_erased_conversation_is_gone_with_its_files_and_the_record_of_it_stands_in_the_same_write(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "c1");
        await FillAsync(house, "c10");

        var erased = await house.Storage.Maintenance.EraseConversationAsync(
            "c1", [],
            async (session, _) => await house.Storage.AuditTrail.AppendAsync(
                session, new AuditEvent(AuditKind.Seal, house.Clock.GetUtcNow(), "officer:1", "", "c1")),
            Cancel);

        Assert.Equal(new RemovedConversation(1, 1, 0), erased);
        foreach (var table in new[] { "conversations WHERE id = 'c1'", "transcript WHERE conversation_id = 'c1'", "inbox WHERE conversation_id = 'c1'", "files WHERE conversation_id = 'c1'", "outbox WHERE id LIKE 'c1|%'" })
            Assert.Equal(0, await house.QueryAsync<long>($"SELECT count(*) FROM {table}"));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM outbox"));
        Assert.NotNull(await house.Storage.Conversations.LoadAsync("c10", Cancel));
        Assert.Single(Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories));
        Assert.Single(await house.Storage.AuditSearch.FindAsync(new AuditQuery(Reference: "c1"), long.MaxValue, 10, Cancel));
        Assert.Null(await house.Storage.Maintenance.EraseConversationAsync("c1", [], static (_, _) => throw new InvalidOperationException("written"), Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_erased_conversation_takes_what_is_addressed_to_it_and_what_modules_keep_of_it(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "c1");
        await FillAsync(house, "c2");
        await StoreAsync(house, "side-c1");
        foreach (var to in new[] { "c1", "c2" })
        {
            foreach (var kind in new[] { "event", "code-note" })
                await house.Storage.Outbox.EnqueueAsync(new OutboxMessage($"{kind}-{to}", kind, to, "{}", house.Clock.GetUtcNow()), Cancel);
        }

        var erased = await house.Storage.Maintenance.EraseConversationAsync("c1", [new SidePart()], static (_, _) => ValueTask.CompletedTask, Cancel);

        Assert.Equal(new RemovedConversation(1, 2, 7), erased);
        Assert.Equal(0, await house.QueryAsync<long>("SELECT count(*) FROM outbox WHERE id IN ('code-note-c1', 'event-c1')"));
        Assert.Equal(2, await house.QueryAsync<long>("SELECT count(*) FROM outbox WHERE id IN ('code-note-c2', 'event-c2')"));
        Assert.Single(Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_modules_keep_goes_with_a_conversation_whose_time_is_over(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await FillAsync(house, "c1");
        await StoreAsync(house, "side-c1");
        house.Clock.Advance(TimeSpan.FromDays(31));
        var part = new SidePart();

        await StorageRules.Of(house.Storage.Maintenance, Month with { Files = TimeSpan.FromDays(900) }, [part])[2].RunAsync(Cancel);

        Assert.Equal("c1", part.Erased);
        Assert.Empty(Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_hold_keeps_the_files_of_documents_that_the_conversation_was_handed(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        foreach (var (document, conversation) in new[] { ("d1", "held"), ("d2", "free") })
        {
            await house.ExecuteAsync($"""
                INSERT INTO handed_documents (id, link_hash, office, officer, state, protected_paper, tries, conversation_id, created_at, expires_at, changed_at, version)
                VALUES ('{document}', '{document}', 'o', 'a', 'Signed', {(provider == StorageProvider.Sqlite ? "x''" : "''")}, 0, '{conversation}', 0, 0, 0, 1)
                """);
            await StoreAsync(house, "handed-" + document);
        }

        await house.ExecuteAsync(
            "INSERT INTO holds (id, kind, target, conversation_id, reason, placed_by, placed_at) VALUES ('h', 'conversation', 'held', 'held', 'thanh tra', 'a', 0)");
        house.Clock.Advance(TimeSpan.FromDays(31));

        await RunAllAsync(house);
        Assert.Equal("handed-d1", await house.QueryAsync<string>("SELECT max(conversation_id) FROM files"));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM files"));
        await house.ExecuteAsync("UPDATE holds SET lifted_at = 1, lifted_by = 'a'");
        await RunAllAsync(house);
        Assert.Equal(0, await house.QueryAsync<long>("SELECT count(*) FROM files"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_audit_log_is_searched_by_kind_actor_reference_and_time_in_pages(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (log, search, start) = (house.Storage.Audit, house.Storage.AuditSearch, house.Clock.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            await log.AppendAsync(
                new AuditEvent(i % 2 == 0 ? AuditKind.OtpSent : AuditKind.OtpWrong, start.AddHours(i), $"officer:{i / 3}", "", $"r{i}"), Cancel);
        }

        async Task FindsAsync(AuditQuery query, long[] expected, long before = long.MaxValue, int limit = 10) =>
            Assert.Equal(expected, (await search.FindAsync(query, before, limit, Cancel)).Select(record => record.Sequence));

        await FindsAsync(new AuditQuery(), [6, 5, 4], limit: 3);
        await FindsAsync(new AuditQuery(), [3, 2, 1], before: 4);
        await FindsAsync(new AuditQuery(Kind: AuditKind.OtpSent), [5, 3, 1]);
        await FindsAsync(new AuditQuery(Actor: "officer:1"), [6, 5, 4]);
        await FindsAsync(new AuditQuery(Actor: "officer:"), [6, 5, 4, 3, 2, 1]);
        await FindsAsync(new AuditQuery(Reference: "r2"), [3]);
        await FindsAsync(new AuditQuery(From: start.AddHours(2), Until: start.AddHours(4)), [4, 3]);
    }

    private static async Task FillAsync(House house, string conversation)
    {
        var id = $"{conversation}|0000002";
        await house.Storage.Conversations.CommitAsync(Turns.Commit(conversation, 0, $"{conversation}-a", null, Turns.Message(id, conversation, "zalo")), Cancel);
        var leased = Assert.Single(await house.Storage.Outbox.LeaseAsync("zalo", 9, Turns.At.AddYears(1), Turns.At.AddYears(1).AddMinutes(1), Cancel));
        await house.Storage.Outbox.CompleteAsync(leased, house.Clock.GetUtcNow(), Cancel);
        await StoreAsync(house, conversation);
    }

    private static async Task StoreAsync(House house, string shelf) => await house.Storage.Files.SaveAsync(
        null, shelf, "a.pdf", "application/pdf", (stream, cancel) => stream.WriteAsync(new byte[] { 1 }, cancel), Cancel);

    private static async Task<Dictionary<string, long>> RunAllAsync(House house, params IReadOnlyCollection<IConversationPart> parts)
    {
        var removed = new Dictionary<string, long>();
        foreach (var rule in StorageRules.Of(house.Storage.Maintenance, Month, parts))
            removed[rule.Name] = await rule.RunAsync(Cancel);
        return removed;
    }

    /// <summary>A module's part, on a table whose ids stand for conversations here.</summary>
    private sealed class RowsOfConversation : IConversationPart
    {
        public string Name => "rows";

        public ValueTask<int> EraseAsync(ISqlSession session, string conversationId) =>
            session.ExecuteAsync("DELETE FROM module_rows WHERE id = $1", conversationId);

        public Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);
    }

    private sealed class SidePart : IConversationPart
    {
        public string? Erased { get; private set; }

        public string Name => "side";

        public ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, string conversationId) => ValueTask.FromResult<IReadOnlyList<string>>(["side-" + conversationId]);

        public ValueTask<int> EraseAsync(ISqlSession session, string conversationId)
        {
            Erased = conversationId;
            return ValueTask.FromResult(7);
        }

        public Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);
    }
}
