using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Files;

/// <summary>The table of stored files. Names are encrypted: people put their own into them.</summary>
internal sealed class FileCatalog(IDatabase database, StorageKeys keys) : IDisposable
{
    private const string Columns = "id AS Id, protected_file AS File, size AS Size";

    private readonly DataProtector _labels = keys.ProtectorOf("files");

    public async Task<ReceivedFile?> FindByKeyAsync(string conversationId, string key, CancellationToken cancellationToken) =>
        Decode(conversationId, await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM files WHERE conversation_id = @conversationId AND key = @key", new { conversationId, key }),
            cancellationToken));

    public async Task<ReceivedFile?> FindAsync(string conversationId, string id, CancellationToken cancellationToken) =>
        Decode(conversationId, await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM files WHERE id = @id AND conversation_id = @conversationId", new { conversationId, id }),
            cancellationToken));

    /// <summary>False: a file of that conversation and key is there already.</summary>
    public async Task<bool> TryAddAsync(
        string conversationId, string? key, ReceivedFile file, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var label = JsonSerializer.SerializeToUtf8Bytes(new FileLabel(file.Name, file.ContentType), FileJson.Default.FileLabel);
        var row = new
        {
            file.Id,
            conversationId,
            key,
            File = _labels.Protect(label, file.Id, conversationId),
            file.Size,
            At = at.ToUnixTimeMilliseconds(),
        };
        return await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO files (id, conversation_id, key, protected_file, size, created_at)
                VALUES (@Id, @conversationId, @key, @File, @Size, @At) ON CONFLICT (conversation_id, key) DO NOTHING
                """,
                row),
            cancellationToken) == 1;
    }

    /// <summary>Forgets files stored before a time; the ids of at most so many.</summary>
    public async Task<IReadOnlyList<string>> RemoveBeforeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        [.. await database.WriteAsync(
            connection => connection.QueryAsync<string>(
                """
                DELETE FROM files WHERE id IN (SELECT id FROM files WHERE created_at < @Time ORDER BY created_at LIMIT @limit)
                RETURNING id
                """,
                new { Time = time.ToUnixTimeMilliseconds(), limit }),
            cancellationToken)];

    /// <summary>Which of these ids have a row.</summary>
    public Task<HashSet<string>> KnownAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var known = new HashSet<string>();
                foreach (var id in ids)
                {
                    if (await connection.ExecuteScalarAsync<string>("SELECT id FROM files WHERE id = @id", new { id }) is not null)
                        known.Add(id);
                }
                return known;
            },
            cancellationToken);

    /// <summary>Ids in order, after one; page by page.</summary>
    public async Task<IReadOnlyList<string>> IdsAfterAsync(string after, int limit, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                "SELECT id FROM files WHERE id > @after ORDER BY id LIMIT @limit", new { after, limit }),
            cancellationToken)];

    public void Dispose() => _labels.Dispose();

    private ReceivedFile? Decode(string conversationId, Row? row)
    {
        if (row is null)
            return null;
        var label = JsonSerializer.Deserialize(_labels.Unprotect(row.File, row.Id, conversationId), FileJson.Default.FileLabel)!;
        return new ReceivedFile(row.Id, label.Name, label.ContentType, row.Size);
    }

    private sealed record Row(string Id, byte[] File, long Size);
}

/// <param name="Name">As the sender named it.</param>
/// <param name="ContentType">As the sender claims.</param>
internal sealed record FileLabel(string Name, string ContentType);

[JsonSerializable(typeof(FileLabel))]
internal sealed partial class FileJson : JsonSerializerContext;
