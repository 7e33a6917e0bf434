using SmartCaBot.Signing.Erasure;
using SmartCaBot.Storage.Files;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

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
    private readonly ConversationRemoval _conversations;
    private readonly CitizenRemoval _citizens;

    internal StorageMaintenance(
        IDatabase database, FileRetention files, OutboxRetention outbox, ConversationRemoval conversations, CitizenRemoval citizens)
    {
        _conversations = conversations;
        _citizens = citizens;
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

    /// <summary>Removes conversations, with all that belongs to them, that had no turn for so long. Returns how many.</summary>
    /// <param name="age">Since the last turn.</param>
    /// <param name="parts">What modules keep of a conversation: it goes in the same transaction.</param>
    /// <param name="cancellationToken">Stops between two conversations.</param>
    public Task<long> DeleteConversationsOlderThanAsync(
        TimeSpan age, IReadOnlyCollection<IConversationPart> parts, CancellationToken cancellationToken) =>
        _conversations.RemoveOlderThanAsync(age, parts, cancellationToken);

    /// <summary>Removes what tells a repeated activity from a new one, when its turn was done so long ago. Returns how many.</summary>
    public Task<long> DeleteReceiptsOlderThanAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _conversations.RemoveReceiptsAsync(age, cancellationToken);

    /// <summary>
    /// Removes one conversation at its person's wish: state, transcript, receipts, what is on its way to it, files and what
    /// modules keep of it. Null, and nothing written,
    /// when it is under a hold or there is none.
    /// </summary>
    /// <param name="conversationId">Which.</param>
    /// <param name="parts">What modules keep of it.</param>
    /// <param name="with">Written last in the same transaction: the decision and its audit record.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task<RemovedConversation?> EraseConversationAsync(
        string conversationId, IReadOnlyCollection<IConversationPart> parts, Func<ISqlSession, RemovedConversation, ValueTask> with,
        CancellationToken cancellationToken) =>
        _conversations.EraseAsync(conversationId, parts, with, cancellationToken);

    /// <summary>Removes everything of a citizen that the signing core and modules keep, all or nothing.</summary>
    /// <param name="erasure">What goes and what stays.</param>
    /// <param name="conversations">The citizen's: a hold on one of them keeps everything.</param>
    /// <param name="parts">What modules keep of them.</param>
    /// <param name="with">Written last in the same transaction: the decision and its audit record.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task<CitizenRemoved> EraseCitizenAsync(
        CitizenErasure erasure, IReadOnlyCollection<string> conversations, IReadOnlyCollection<ICitizenPart> parts,
        Func<ISqlSession, CitizenRemoved.Done, ValueTask> with, CancellationToken cancellationToken) =>
        _citizens.EraseAsync(erasure, conversations, parts, with, cancellationToken);

    /// <summary>Removes what was stored for a credential in the moment of its erasure. Returns how many rows.</summary>
    public Task<int> RemoveLateAsync(Guid credential, DateTimeOffset erasedAt, CancellationToken cancellationToken) =>
        _citizens.RemoveLateAsync(credential, erasedAt, cancellationToken);

    /// <summary>
    /// Overwrites, in SQLite's files, what was removed; PostgreSQL does so with its own upkeep (VACUUM). Slow: after an erasure, not in one.
    /// False: somebody was in the way, try later.
    /// </summary>
    public Task<bool> ScrubAsync(CancellationToken cancellationToken) => _database.ScrubAsync(cancellationToken);
}
