using SmartCaBot.Storage.Sqlite;

namespace SmartCaBot.Storage.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"smartcabot-group-{Guid.NewGuid():N}.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_job_leaves_its_neighbours_alone()
    {
        await using var database = await OpenAsync();
        using var gate = new ManualResetEventSlim();
        var first = database.Enqueue(new Job(_ => gate.Wait(Cancel), Cancel)).AsTask();

        // These wait while the first holds the writer, so they share one batch.
        var batch = Enumerable.Range(1, 40).Select(i => database.Enqueue(new Job(
            session =>
            {
                session.Prepare(Insert).Bind(1, i).Run();
                if (i == 20)
                    throw new InvalidOperationException("job 20");
            },
            Cancel)).AsTask()).ToList();
        gate.Set();
        await first;

        Assert.Equal("job 20", (await Assert.ThrowsAsync<InvalidOperationException>(() => batch[19])).Message);
        batch.RemoveAt(19);
        await Task.WhenAll(batch);
        Assert.Equal(39, Count(database, "SELECT count(*) FROM t"));
        Assert.Equal(0, Count(database, "SELECT count(*) FROM t WHERE n = 20"));
    }

    [Fact]
    public async Task Whoever_was_answered_can_read_what_was_written()
    {
        await using var database = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    var n = (writer * 1000) + i;
                    await database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, n).Run(), Cancel));
                    Assert.Equal(1, Count(database, $"SELECT count(*) FROM t WHERE n = {n}"));
                }
            },
            Cancel)));
    }

    [Fact]
    public async Task A_constraint_that_breaks_fails_its_own_job()
    {
        await using var database = await OpenAsync();

        await database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, 1).Run(), Cancel));
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, 1).Run(), Cancel)).AsTask());
        await database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, 2).Run(), Cancel));

        Assert.Equal(2, Count(database, "SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_job_cancelled_while_it_waits_is_not_written()
    {
        await using var database = await OpenAsync();
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var first = database.Enqueue(new Job(_ => gate.Wait(Cancel), Cancel)).AsTask();
        var second = database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, 1).Run(), cancel.Token)).AsTask();
        await cancel.CancelAsync();
        gate.Set();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, Count(database, "SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task What_waits_when_the_database_closes_is_still_written()
    {
        var database = await OpenAsync();
        var jobs = Enumerable.Range(1, 100)
            .Select(i => database.Enqueue(new Job(session => session.Prepare(Insert).Bind(1, i).Run(), Cancel)).AsTask())
            .ToList();
        await database.DisposeAsync();
        await Task.WhenAll(jobs);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.Enqueue(new Job(_ => { }, Cancel)).AsTask());

        await using var again = await OpenAsync();
        Assert.Equal(100, Count(again, "SELECT count(*) FROM t"));
    }

    public void Dispose()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
    }

    private const string Insert = "INSERT INTO t (n) VALUES (?)";

    private Task<SqliteDatabase> OpenAsync() => SqliteDatabase.OpenAsync(
        _file, session => session.RunScriptAsync("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY)"));

    private static long Count(SqliteDatabase database, string sql)
    {
        var session = database.Readers.Rent();
        var query = session.Prepare(sql);
        query.Read();
        var count = query.Int64(0);
        query.Reset();
        database.Readers.Return(session);
        return count;
    }

    private sealed class Job(Action<SqliteSession> run, CancellationToken cancellationToken) : WriteJob<bool>(cancellationToken)
    {
        protected override bool Execute(SqliteSession session)
        {
            run(session);
            return true;
        }
    }
}
