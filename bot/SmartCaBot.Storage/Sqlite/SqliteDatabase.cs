using Microsoft.Data.Sqlite;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>One SQLite file in WAL mode: a group writer and a pool of readers.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    // A checkpoint copies the log into the database; rarer ones keep the writer free under load (4 KiB pages: 64 MiB of log).
    // The page cache is kept small on purpose: each commit walks its whole table (pcache1Truncate), which with 64 MiB cost a
    // quarter of the writer's time; the system's own cache is behind it.
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; "
        + "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA secure_delete = FAST; PRAGMA cache_size = -8000;";

    private const string RemoveTranscript = """
        WITH RECURSIVE turn (ordinal) AS (
            SELECT last_turn FROM conversations WHERE id = $1
            UNION ALL
            SELECT t.previous FROM turn JOIN transcript t ON t.ordinal = turn.ordinal)
        DELETE FROM transcript WHERE ordinal IN (SELECT ordinal FROM turn)
        """;

    private readonly GroupWriter _writer;

    private SqliteDatabase(string path, SqliteSession writer, string readers)
    {
        Path = path;
        Readers = new ReaderPool(readers);
        _writer = new GroupWriter(writer);
    }

    /// <param name="path">The database file; made when missing.</param>
    /// <param name="prepare">Brings the schema up to date on the writing connection before anybody else sees it.</param>
    public static async Task<SqliteDatabase> OpenAsync(string path, Func<ISqlSession, ValueTask> prepare)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 };
        var writer = new SqliteSession(settings.ToString());
        try
        {
            await writer.RunScriptAsync(WriterSettings);
            await prepare(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
        settings.Mode = SqliteOpenMode.ReadOnly;
        return new SqliteDatabase(path, writer, settings.ToString());
    }

    public string Path { get; }

    public ReaderPool Readers { get; }

    public ValueTask<T> Enqueue<T>(WriteJob<T> job) => _writer.Enqueue(job);

    public Task<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _writer.Enqueue(new WorkJob<T>(work, cancellationToken)).AsTask();

    public async Task<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = Readers.Rent();
        try
        {
            return await work(session);
        }
        finally
        {
            Readers.Return(session);
        }
    }

    // Every SQLite transaction already keeps all other writers out (BEGIN IMMEDIATE).
    public ValueTask LockAuditAsync(ISqlSession session) => ValueTask.CompletedTask;

    public ValueTask LockOutboxAsync(ISqlSession session, string kind) => ValueTask.CompletedTask;

    public ValueTask LockHolderAsync(ISqlSession session, byte[] holderHash) => ValueTask.CompletedTask;

    public ValueTask<int> RemoveTranscriptAsync(ISqlSession session, string conversationId) =>
        session.ExecuteAsync(RemoveTranscript, conversationId);

    // FAST leaves alone the pages that a removal sets free: what was said would be read there until they are used again.
    public async ValueTask OverwriteRemovedAsync(ISqlSession session, bool isWanted) =>
        await session.ExecuteAsync(isWanted ? "PRAGMA secure_delete = ON" : "PRAGMA secure_delete = FAST");

    // The log holds pages as they were before; emptying it needs a connection outside of the writer's transactions.
    public Task<bool> ScrubAsync(CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var session = new SqliteSession(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
            return await session.ListAsync("PRAGMA wal_checkpoint(TRUNCATE)", row => row.Int64(0)) is [0];
        },
        cancellationToken);

    // Both read the whole file: not on the caller's thread.
    public Task<BackupResult> BackupAsync(string path, CancellationToken cancellationToken) => Task.Run(
        () => ReadAsync(session => SqliteBackup.WriteAsync(session, path), cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Task.Run(
        () => ReadAsync(
            async session =>
            {
                var lines = await session.ListAsync("PRAGMA integrity_check", row => row.Text(0));
                return lines is ["ok"] ? [] : lines;
            },
            cancellationToken),
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        Readers.Dispose();
        return ValueTask.CompletedTask;
    }

    // SQLite has answered before a call returns, so the writer's thread never blocks here.
    private sealed class WorkJob<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
        : WriteJob<T>(cancellationToken)
    {
        protected override T Execute(SqliteSession session) => work(session).AsTask().GetAwaiter().GetResult();
    }
}
