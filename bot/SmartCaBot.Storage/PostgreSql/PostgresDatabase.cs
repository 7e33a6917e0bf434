using System.Buffers.Binary;
using Npgsql;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL server. One transaction for each write on a pooled connection: the server itself lets transactions that
/// commit at the same moment share one flush.
/// </summary>
internal sealed class PostgresDatabase : IDatabase
{
    /// <summary>Takes the lock that keeps two starting nodes from migrating at once.</summary>
    public const string BeginMigration = "BEGIN; SELECT pg_advisory_xact_lock(7700, 1)";

    private const string LockAudit = "SELECT pg_advisory_xact_lock(7700, 2)";
    private const string LockOutbox = "SELECT pg_advisory_xact_lock(7701, hashtext($1))";
    private const string LockHolder = "SELECT pg_advisory_xact_lock(7702, $1::int)";
    private const int Tries = 5;
    private const int PreparedStatements = 64;

    private readonly NpgsqlDataSource _source;

    private PostgresDatabase(NpgsqlDataSource source) => _source = source;

    /// <param name="connectionString">Npgsql's form.</param>
    /// <param name="prepare">Brings the schema up to date.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    public static async Task<PostgresDatabase> OpenAsync(
        string connectionString, Func<ISqlSession, ValueTask> prepare, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = PreparedStatements;
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await prepare(new PostgresSession(connection, cancellationToken));
            // Statements prepared before the schema was there would be remembered as they were.
            await connection.ReloadTypesAsync(cancellationToken);
            return new PostgresDatabase(source);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public Task<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TransactAsync(
            async connection => (await work(new PostgresSession(connection, cancellationToken)), true), cancellationToken);

    /// <summary>Commits when the work says so, undoes it otherwise. Runs it again when the server chose it to end a deadlock.</summary>
    public async Task<T> TransactAsync<T>(
        Func<NpgsqlConnection, Task<(T Result, bool Commit)>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var (result, commit) = await work(connection);
                // From here on the caller must learn what became of it.
                if (commit)
                    await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException exception) when (attempt < Tries && exception.SqlState is
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await work(new PostgresSession(connection, cancellationToken));
    }

    public NpgsqlCommand Command(string sql) => _source.CreateCommand(sql);

    public async ValueTask LockAuditAsync(ISqlSession session) => await session.ExecuteAsync(LockAudit);

    public async ValueTask LockOutboxAsync(ISqlSession session, string kind) => await session.ExecuteAsync(LockOutbox, kind);

    // Two holders with the same first bytes only wait for each other.
    public async ValueTask LockHolderAsync(ISqlSession session, byte[] holderHash) =>
        await session.ExecuteAsync(LockHolder, BinaryPrimitives.ReadInt32BigEndian(holderHash));

    public ValueTask<int> RemoveTranscriptAsync(ISqlSession session, string conversationId) =>
        session.ExecuteAsync("DELETE FROM transcript WHERE conversation_id = $1", conversationId);

    public Task<BackupResult> BackupAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(BackupResult.UseDatabaseTools);

    // The server checks its own files; what can be seen from here is that it answers.
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(session => session.ExecuteAsync("SELECT 1"), cancellationToken);
        return [];
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
