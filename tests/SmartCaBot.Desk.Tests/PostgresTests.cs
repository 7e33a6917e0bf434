using System.Security.Cryptography;
using SmartCaBot.Desk.Contacts;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Hours;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace SmartCaBot.Desk.Tests;

/// <summary>The desk's tables on PostgreSQL; the other tests run on SQLite.</summary>
public sealed class PostgresTests(PostgresServer postgres)
{
    private const string Conversation = "web-1";

    private readonly ManualClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_statement_of_the_tables_runs_on_PostgreSQL_too()
    {
        var database = await postgres.NewDatabaseAsync(Cancel);
        if (database is null) Assert.Skip(postgres.Unavailable!);
        var folder = Directory.CreateTempSubdirectory("smartcabot-desk-").FullName;
        await using (var storage = await StorageModule.OpenAsync(
            new StorageOptions
            {
                Provider = StorageProvider.PostgreSql,
                ConnectionString = database,
                DataDirectory = folder,
                Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize),
            },
            _clock, Cancel))
        {
            await using var recorder = new SqlRecorder(storage.Database);
            using var contacts = new ContactTable(recorder, storage.Keys, _clock);
            using var notes = new NoteTable(recorder, storage.Keys);
            await ContactsAsync(contacts);
            await BooksAsync(recorder);
            await PresenceAsync(new PresenceTable(recorder, _clock));
            await CasesAsync(new CaseTable(recorder), storage.Database);
            await notes.AddAsync(new CaseNote("n1", Conversation, "c1", NoteKind.Note, "a", "Chị Agent", "gọi lại sau", _clock.GetUtcNow()), Cancel);
            Assert.Equal("gọi lại sau", Assert.Single(await notes.ListAsync(Conversation, "c1", Cancel)).Text);
            _clock.Advance(TimeSpan.FromDays(91));
            Assert.NotEqual(0, await new DeskRetention(recorder, _clock).RunAsync(Cancel));
            await recorder.WriteAsync(session => new DeskOfConversation(contacts).EraseAsync(session, Conversation), Cancel);

            Assert.Empty(recorder.NotRun(typeof(DeskModule).Assembly, type => type.Namespace == typeof(ContactTable).Namespace));
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task ContactsAsync(ContactTable table)
    {
        for (var i = 0; i < 5; i++)
        {
            var request = new ContactRequest(
                Conversation, "directline", "vi", "general", ContactCause.Closed, "0905123456", null, ContactTime.Morning, _clock.GetUtcNow())
            { Office = "o1" };
            await table.AddAsync($"k{i}", request, Cancel);
            await table.AddAsync($"k{i}", request, Cancel);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["k2", "k3", "k4"], (await table.ListAsync(ContactState.Open, "o1", 0, 10, Cancel)).Select(ticket => ticket.Id));
        Assert.Equal(["k3"], (await table.ListAsync(ContactState.Open, null, 1, 1, Cancel)).Select(ticket => ticket.Id));
        Assert.Equal((3, 0), (await table.CountAsync(ContactState.Open, null, Cancel), await table.CountAsync(ContactState.Open, "o2", Cancel)));
        Assert.True(await table.TakeAsync("k2", "a", "Chị Agent", Cancel));
        Assert.False(await table.TakeAsync("k2", "b", "Anh Khác", Cancel));
        Assert.False(await table.GiveBackAsync("k2", "b", Cancel));
        Assert.True(await table.GiveBackAsync("k2", "a", Cancel));
        await table.TakeAsync("k2", "a", "Chị Agent", Cancel);
        Assert.False(await table.FinishAsync("k2", "b", ContactOutcome.Reached, Cancel));
        Assert.True(await table.FinishAsync("k2", "a", ContactOutcome.Reached, Cancel));
        Assert.Equal("0905123456", (await table.FindAsync("k2", Cancel))!.Details.Phone);
        Assert.Equal("k2", Assert.Single(await table.ListAsync(ContactState.Done, "o1", 0, 10, Cancel)).Id);
        Assert.Equal(3, (await table.OfConversationAsync(Conversation, Cancel)).Count);
        Assert.Equal(3, (await table.CausesAsync(_clock.GetUtcNow().AddHours(-1), "o1", Cancel))[ContactCause.Closed]);
    }

    private async Task BooksAsync(SqlRecorder database)
    {
        var queues = new QueueTable(database);
        var (week, targets) = (new[] { new WeeklyPart(DayOfWeek.Monday, new DayPart(450, 690)) }, new ServiceTargets(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), TimeSpan.FromMinutes(20)));
        Assert.True(await queues.SaveAsync(new DeskQueue("q", "Hàng chờ", 9, IsActive: true, targets, [], 0), Cancel));
        Assert.True(await queues.SaveAsync(new DeskQueue("q", "Hàng chờ mới", 9, IsActive: true, targets, [], 1), Cancel));
        Assert.True(await queues.SaveHoursAsync("q", 2, week, Cancel));
        Assert.False(await queues.SaveHoursAsync("q", 2, week, Cancel));
        Assert.Equal(week, (await queues.ListAsync(Cancel)).Single(queue => queue.Id == "q").Week);

        var days = new SpecialDayTable(database);
        await days.AddAsync([new SpecialDay("d", null, new DateOnly(2027, 2, 6), DayPart.WholeDay, IsOpen: false, "Tết")], Cancel);
        Assert.Equal("Tết", Assert.Single(await days.ListAsync(new DateOnly(2027, 1, 1), Cancel)).Reason);
        Assert.True(await days.RemoveAsync("d", Cancel));

        var replies = new ReplyTable(database, _clock);
        var reply = new CannedReply("r", "", "chao", "Chào", "Em chào anh/chị", null, new ReplyPicture("qr.png", "image/png"), 0);
        Assert.True(await replies.SaveAsync(reply, [1, 2, 3], "a", Cancel));
        Assert.Equal([1, 2, 3], await replies.PictureAsync("r", Cancel));
        Assert.True(await replies.SaveAsync(reply with { Picture = null, Version = 1 }, null, "a", Cancel));
        Assert.Null(await replies.PictureAsync("r", Cancel));
        Assert.Equal("chao", (await replies.ListAsync(Cancel)).Single(one => one.Id == "r").Shortcut);
        Assert.True(await replies.RemoveAsync("r", Cancel));
    }

    private async Task PresenceAsync(PresenceTable table)
    {
        var until = _clock.GetUtcNow().AddMinutes(1);
        await table.SeenAsync("a", "Chị Agent", "o1", until, Cancel);
        await table.ChooseAsync("a", PresenceChoice.Available, Cancel);
        await table.BeatAsync([("a", "c1")], until, Cancel);
        await table.SeenElsewhereAsync("a", until.AddMinutes(1), Cancel);
        var seen = Assert.Single(await table.ListAsync(_clock.GetUtcNow(), Cancel));
        Assert.Equal(("c1", until.AddMinutes(1)), (seen.Viewing, seen.AliveUntil));
        _clock.Advance(TimeSpan.FromHours(1));
        await table.LeaveAsync(Cancel);
        Assert.Empty(await table.ListAsync(_clock.GetUtcNow(), Cancel));
    }

    private async Task CasesAsync(CaseTable table, IDatabase database)
    {
        var now = _clock.GetUtcNow();
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO cases (id, conversation_id, channel, language, queue, reason, state, opened_at, waiting_since, claimed_at, ended_at,
                    first_sequence, last_sequence, changed_at)
                VALUES ('c1', $1, 'directline', 'vi', 'general', 'Asked', 'Closed', $2, $2, $2, $2 + 60000, 1, 2, $2)
                """,
                Conversation, now.ToUnixTimeMilliseconds()),
            Cancel);
        Assert.Equal("c1", (await table.FindAsync("c1", Cancel))!.Id);
        Assert.Single(await table.OfConversationAsync(Conversation, Cancel));
        Assert.Empty(await table.OpenAsync(Cancel));
        Assert.Single(await table.ChangedSinceAsync(now, Cancel));
        Assert.Single(await table.PageAsync(now, now.AddDays(1), "", 10, Cancel));
        Assert.Equal(TimeSpan.FromMinutes(1), (await table.HandlingTimesAsync(now, Cancel))["general"].Single());
    }
}
