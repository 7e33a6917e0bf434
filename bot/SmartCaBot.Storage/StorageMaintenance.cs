using SmartCaBot.Storage.Files;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage;

public enum BackupResult
{
    Written,

    /// <summary>There is a file of that name; nothing was written.</summary>
    TargetExists,

    /// <summary>PostgreSQL has its own tools (pg_dump); only the folder of files is this program's to copy.</summary>
    UseDatabaseTools,
}

/// <summary>What an operator does with the storage.</summary>
public sealed class StorageMaintenance
{
    private readonly IDatabase _database;
    private readonly FileRetention _files;
    private readonly OutboxRetention _outbox;

    internal StorageMaintenance(IDatabase database, FileRetention files, OutboxRetention outbox)
    {
        _database = database;
        _files = files;
        _outbox = outbox;
    }

    /// <summary>
    /// Copies the database as of one moment while it is in use. Copy the folder of files afterwards: they are never
    /// changed, so every file that the copy knows is then there.
    /// </summary>
    public Task<BackupResult> BackupDatabaseAsync(string path, CancellationToken cancellationToken) =>
        _database.BackupAsync(path, cancellationToken);

    /// <summary>Reads the whole database and looks for every stored file. Says what is wrong; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>(await _database.CheckAsync(cancellationToken));
        if (await _files.CountMissingAsync(cancellationToken) is > 0 and var missing)
            problems.Add($"{missing} stored files are missing from the folder of files.");
        return problems;
    }

    /// <summary>Removes files older than that, and bytes that interrupted uploads left. Returns how many.</summary>
    public Task<int> DeleteFilesOlderThanAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _files.DeleteOlderThanAsync(age, cancellationToken);

    /// <summary>Removes messages that were finished (delivered, expired, dead or dropped) longer ago than that. Returns how many.</summary>
    public Task<int> DeleteMessagesOlderThanAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _outbox.DeleteFinishedBeforeAsync(age, cancellationToken);
}
