using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Migrations;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sqlite;
using SmartCaBot.Storage.Sqlite.Conversations;

namespace SmartCaBot.Storage;

/// <summary>The opened storage: every store the other modules ask for. Dispose it last; it writes what is still waiting.</summary>
public sealed class StorageModule : IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly TurnCodec _turns;
    private readonly OutboxCodec _outbox;

    private StorageModule(SqliteDatabase database, StorageKeys keys, TimeProvider time)
    {
        _database = database;
        _turns = new TurnCodec(keys);
        _outbox = new OutboxCodec(keys);
        Conversations = new SqliteConversationStore(database, _turns, _outbox, time);
    }

    public IConversationStore Conversations { get; }

    /// <summary>Opens the storage and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The options are wrong, the key is not this database's, or a newer version wrote it.</exception>
    public static async Task<StorageModule> OpenAsync(
        StorageOptions options, TimeProvider time, CancellationToken cancellationToken = default)
    {
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new StorageException(problem);
        cancellationToken.ThrowIfCancellationRequested();
        PrivateDirectory.Create(options.DataDirectory);
        var keys = new StorageKeys(options.Key);
        var migrator = new Migrator(Migration.Known("Sqlite"), "BEGIN IMMEDIATE", time);
        var database = await SqliteDatabase.OpenAsync(Path.Combine(options.DataDirectory, "smartcabot.db"), async connection =>
        {
            await migrator.RunAsync(connection);
            await KeyCheck.RunAsync(connection, keys);
        });
        return new StorageModule(database, keys, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _turns.Dispose();
        _outbox.Dispose();
    }
}
