using System.Text.Json;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Host.Gateway;

/// <summary>The table of requests. Each write names the version it read, so of two that change a request one is told to look again.</summary>
internal sealed class GatewayTable(IDatabase database, StorageKeys keys, IAuditTrail audit) : IDisposable
{
    public const string Table = "gateway_requests";

    private const string Select = """
        SELECT id, kind, request_key, subject, conversation_id, state, created_at, expires_at, look_at, version, protected_content FROM gateway_requests
        """;

    private const string ByKey = $"{Select} WHERE request_key = $1";

    private const string ById = $"{Select} WHERE id = $1";

    private const string Due = $"{Select} WHERE look_at <= $1 ORDER BY look_at LIMIT $2";

    private const string OfSubject = $"""
        {Select} WHERE subject = $1 AND state = 'Signed' AND kind = 'Document' ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3
        """;

    private const string OfConversation = $"{Select} WHERE conversation_id = $1 ORDER BY created_at LIMIT 500";

    private const string Count = """
        SELECT COUNT(*) FROM gateway_requests
        WHERE kind = 'Identity' AND created_at > $1 AND (conversation_id = $2 OR (subject = $3 AND subject <> ''))
        """;

    private const string Wrong = "SELECT CAST(COALESCE(SUM(wrong), 0) AS bigint) FROM gateway_requests WHERE subject = $1 AND created_at > $2";

    private const string Add = """
        INSERT INTO gateway_requests (id, kind, request_key, subject, conversation_id, state, created_at, expires_at, look_at, version, protected_content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10) ON CONFLICT (request_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE gateway_requests SET state = $1, expires_at = $2, look_at = $3, version = $4, protected_content = $5, wrong = $7 WHERE id = $6 AND version = $4 - 1
        """;

    // What a person has signed is their history and stays longer.
    private static readonly string Forget =
        $"DELETE FROM gateway_requests WHERE look_at IS NULL AND (created_at < $1 OR (created_at < $2 AND (state <> 'Signed' OR kind <> 'Document'))) AND {Held.NotHeld}";

    private const string Erase = "DELETE FROM gateway_requests WHERE conversation_id = $1";

    private readonly DataProtector _protector = keys.ProtectorOf(Table);

    /// <summary>What stands there under the key now.</summary>
    public Task<GatewayRequest> AddAsync(GatewayRequest request, AuditEvent prepared, CancellationToken cancellationToken)
    {
        var content = Encode(request);
        return database.WriteAsync(
            async session =>
            {
                var isNew = await session.ExecuteAsync(
                    Add, request.Reference, request.Kind.ToString(), request.Key, request.Subject, request.ConversationId, request.State.ToString(),
                    request.CreatedAt.ToUnixTimeMilliseconds(), request.ExpiresAt.ToUnixTimeMilliseconds(), request.LookAt?.ToUnixTimeMilliseconds(), content) == 1;
                var stored = await session.FindAsync(ByKey, Read, request.Key) ?? throw new InvalidOperationException("A request that was added is not there.");
                if (isNew) await audit.AppendAsync(session, prepared);
                return stored;
            },
            cancellationToken);
    }

    public Task<GatewayRequest?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ById, Read, id.ToString("N")), cancellationToken);

    public Task<GatewayRequest?> FindAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ByKey, Read, key), cancellationToken);

    public Task<IReadOnlyList<GatewayRequest>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Due, Read, now.ToUnixTimeMilliseconds(), most), cancellationToken);

    public Task<IReadOnlyList<GatewayRequest>> SignedAsync(string subject, int skip, int take, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(OfSubject, Read, subject, take, skip), cancellationToken);

    public Task<IReadOnlyList<GatewayRequest>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(OfConversation, Read, conversationId), cancellationToken);

    /// <summary>Identity checks since then that this conversation began, or that were begun in that person's name.</summary>
    public async Task<long> ChecksSinceAsync(DateTimeOffset since, string conversationId, string subject, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.FindAsync(Count, row => new Counted(row.Int64(0)), since.ToUnixTimeMilliseconds(), conversationId, subject), cancellationToken))!.Value;

    /// <summary>Wrong passwords and codes since then in that person's name, in whatever conversation.</summary>
    public async Task<long> WrongSinceAsync(DateTimeOffset since, string subject, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.FindAsync(Wrong, row => new Counted(row.Int64(0)), subject, since.ToUnixTimeMilliseconds()), cancellationToken))!.Value;

    /// <summary>The request as written; null when somebody else wrote it in between, and then nothing was changed.</summary>
    /// <param name="next">With the version that was read.</param>
    /// <param name="ended">For the audit log, in the same transaction.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public async Task<GatewayRequest?> TryReplaceAsync(GatewayRequest next, AuditEvent? ended, CancellationToken cancellationToken)
    {
        next = next with { Version = next.Version + 1 };
        var content = Encode(next);
        var isDone = await database.WriteAsync(
            async session =>
            {
                var changed = await session.ExecuteAsync(
                    Replace, next.State.ToString(), next.ExpiresAt.ToUnixTimeMilliseconds(), next.LookAt?.ToUnixTimeMilliseconds(), next.Version, content,
                    next.Reference, next.Content.Wrong) == 1;
                if (changed && ended is not null) await audit.AppendAsync(session, ended);
                return changed;
            },
            cancellationToken);
        return isDone ? next : null;
    }

    public Task<int> ForgetAsync(DateTimeOffset signedBefore, DateTimeOffset othersBefore, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(Forget, signedBefore.ToUnixTimeMilliseconds(), othersBefore.ToUnixTimeMilliseconds()), cancellationToken);

    public static ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => session.ExecuteAsync(Erase, conversationId);

    public void Dispose() => _protector.Dispose();

    private sealed record Counted(long Value);

    private byte[] Encode(GatewayRequest request) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(request.Content), request.Reference);

    private GatewayRequest Read(ISqlRow row)
    {
        var id = row.Text(0);
        return new GatewayRequest(
            Guid.Parse(id), Enum.Parse<GatewayPurpose>(row.Text(1)), row.Text(2), row.Text(3), row.Text(4), Enum.Parse<GatewayState>(row.Text(5)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(7)),
            row.IsNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), row.Int64(9),
            JsonSerializer.Deserialize<GatewayContent>(_protector.Unprotect(row.Bytes(10), id)) ?? throw new JsonException("A request is empty."));
    }
}
