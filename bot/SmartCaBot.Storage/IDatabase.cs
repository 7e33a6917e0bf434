using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage;

/// <summary>
/// A database as the stores see it, those of this project and of the modules that keep tables of their own. Work may be run again, when a neighbour in the same batch failed or after a deadlock, so
/// it must touch nothing but the session. Prepare beforehand what takes time: SQLite has one writer.
/// </summary>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>Runs the work in one transaction; durable once the task is done.</summary>
    Task<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs queries on what has been committed.</summary>
    Task<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Keeps other appends to the audit log out until the commit.</summary>
    ValueTask LockAuditAsync(ISqlSession session);

    /// <summary>Keeps other leases of one kind out until the commit, so that no two dispatchers take the same message.</summary>
    ValueTask LockOutboxAsync(ISqlSession session, string kind);

    /// <summary>Keeps other additions of identity checks of one holder out until the commit, so that each sees how many there are.</summary>
    /// <param name="session">Whose transaction.</param>
    /// <param name="holderHash">At least 4 bytes.</param>
    ValueTask LockHolderAsync(ISqlSession session, byte[] holderHash);

    /// <summary>Removes what was said in a conversation; before its row goes, which leads there. Returns how many turns.</summary>
    ValueTask<int> RemoveTranscriptAsync(ISqlSession session, string conversationId);

    /// <summary>From here on, and until it is said again, what is removed is overwritten too. Where a server keeps the files that is its own upkeep's.</summary>
    /// <param name="session">Whose transaction.</param>
    /// <param name="isWanted">False: no more; at the end of the transaction.</param>
    ValueTask OverwriteRemovedAsync(ISqlSession session, bool isWanted) => ValueTask.CompletedTask;

    /// <summary>Leaves nothing of what was removed and overwritten in logs beside the database. Slow: writers wait. False: somebody was in the way, try later.</summary>
    Task<bool> ScrubAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Copies the database as of one moment into a new file.</summary>
    Task<BackupResult> BackupAsync(string path, CancellationToken cancellationToken);

    /// <summary>What is wrong with the database itself; empty when nothing.</summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);
}
