using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Files;

/// <summary>The table of stored files. Names are encrypted: people put their own into them.</summary>
internal sealed class FileCatalog(IDatabase database, StorageKeys keys) : IDisposable
{
    private const string Columns = "id, protected_file, size";

    private readonly DataProtector _labels = keys.ProtectorOf("files");

    public Task<ReceivedFile?> FindByKeyAsync(string conversationId, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FindAsync(
                $"SELECT {Columns} FROM files WHERE conversation_id = $1 AND key = $2", row => Decode(conversationId, row), conversationId, key),
            cancellationToken);

    public Task<ReceivedFile?> FindAsync(string conversationId, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FindAsync(
                $"SELECT {Columns} FROM files WHERE conversation_id = $1 AND id = $2", row => Decode(conversationId, row), conversationId, id),
            cancellationToken);

    /// <summary>False: a file of that conversation and key is there already.</summary>
    public async Task<bool> TryAddAsync(
        string conversationId, string? key, ReceivedFile file, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var label = JsonSerializer.SerializeToUtf8Bytes(new FileLabel(file.Name, file.ContentType), FileJson.Default.FileLabel);
        var record = _labels.Protect(label, file.Id, conversationId);
        return await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO files (id, conversation_id, key, protected_file, size, created_at)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (conversation_id, key) DO NOTHING
                """,
                file.Id, conversationId, key, record, file.Size, at.ToUnixTimeMilliseconds()),
            cancellationToken) == 1;
    }

    public async Task<long> BytesSinceAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.ListAsync(
                "SELECT CAST(COALESCE(SUM(size), 0) AS bigint) FROM files WHERE conversation_id = $1 AND created_at >= $2",
                row => row.Int64(0), conversationId, since.ToUnixTimeMilliseconds()),
            cancellationToken))[0];

    /// <summary>False when there is none, or a hold keeps it.</summary>
    public async Task<bool> RemoveAsync(string conversationId, string id, CancellationToken cancellationToken) => await database.WriteAsync(
        session => session.ExecuteAsync($"DELETE FROM files WHERE conversation_id = $1 AND id = $2 AND {Held.ShelfNotHeld}", conversationId, id),
        cancellationToken) == 1;

    /// <summary>
    /// Forgets files stored before a time, unless a hold keeps their conversation; the ids of at most so many. Pictures of cards go by a time of
    /// their own, unless their row is gone: then something came in between when they were stored or removed.
    /// </summary>
    public Task<IReadOnlyList<string>> RemoveBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ListAsync(
                $"""
                DELETE FROM files WHERE id IN (
                    SELECT id FROM files WHERE created_at < $1 AND {Held.ShelfNotHeld}
                        AND conversation_id NOT IN (SELECT '{Held.CardShelf}' || id FROM card_pictures)
                    ORDER BY created_at LIMIT $2)
                RETURNING id
                """,
                row => row.Text(0), time.ToUnixTimeMilliseconds(), limit),
            cancellationToken);

    /// <summary>Which of these ids have a row.</summary>
    public Task<HashSet<string>> KnownAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var known = new HashSet<string>();
                foreach (var id in ids)
                {
                    if (await session.FindAsync("SELECT id FROM files WHERE id = $1", row => row.Text(0), id) is not null)
                        known.Add(id);
                }
                return known;
            },
            cancellationToken);

    /// <summary>Ids in order, after one; page by page.</summary>
    public Task<IReadOnlyList<string>> IdsAfterAsync(string after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.ListAsync("SELECT id FROM files WHERE id > $1 ORDER BY id LIMIT $2", row => row.Text(0), after, limit),
            cancellationToken);

    public void Dispose() => _labels.Dispose();

    private ReceivedFile Decode(string conversationId, ISqlRow row)
    {
        var id = row.Text(0);
        var label = JsonSerializer.Deserialize(_labels.Unprotect(row.Bytes(1), id, conversationId), FileJson.Default.FileLabel)!;
        return new ReceivedFile(id, label.Name, label.ContentType, row.Int64(2));
    }
}

/// <param name="Name">As the sender named it.</param>
/// <param name="ContentType">As the sender claims.</param>
internal sealed record FileLabel(string Name, string ContentType);

[JsonSerializable(typeof(FileLabel))]
internal sealed partial class FileJson : JsonSerializerContext;
