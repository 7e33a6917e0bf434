using Dapper;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Storage.Outbox;

/// <summary>
/// The outbox on either database. A message is pending until it is delivered, expired or dead; of one kind and recipient only the
/// oldest pending one can be leased, and a lease that runs out simply makes it due again.
/// </summary>
internal sealed class OutboxStore(IDatabase database, OutboxCodec codec, TimeProvider time) : IOutboxStore
{
    public const string Insert = """
        INSERT INTO outbox (id, kind, recipient_hash, protected_message, created_at, expires_at, due_at)
        VALUES (@Id, @Kind, @RecipientHash, @Message, @CreatedAt, @ExpiresAt, @CreatedAt) ON CONFLICT (id) DO NOTHING
        """;

    // An expired message goes first, so that it does not hold up the recipient's next one.
    private const string Expire = """
        UPDATE outbox SET state = 'expired', protected_message = @Empty, finished_at = @Now
        WHERE kind = @Kind AND state = 'pending' AND expires_at <= @Now AND leased_until <= @Now
        """;

    private const string Due = """
        SELECT o.ordinal, o.id, o.kind, o.protected_message AS Message, o.created_at AS CreatedAt, o.expires_at AS ExpiresAt,
               o.attempts
        FROM outbox AS o
        WHERE o.kind = @Kind AND o.state = 'pending' AND o.due_at <= @Now AND o.leased_until <= @Now
          AND NOT EXISTS (
              SELECT 1 FROM outbox AS earlier
              WHERE earlier.kind = o.kind AND earlier.recipient_hash = o.recipient_hash AND earlier.state = 'pending'
                AND earlier.ordinal < o.ordinal)
        ORDER BY o.due_at, o.ordinal LIMIT @Limit
        """;

    private const string Lease = "UPDATE outbox SET leased_until = @Until, attempts = attempts + 1 WHERE ordinal = @Ordinal";

    private const string Complete = """
        UPDATE outbox SET state = 'delivered', protected_message = @Empty, finished_at = @At, error = NULL
        WHERE id = @Id AND state = 'pending'
        """;

    private const string Retry = """
        UPDATE outbox SET due_at = @RetryAt, leased_until = 0, error = @Error WHERE id = @Id AND state = 'pending'
        """;

    private const string GiveUp = """
        UPDATE outbox SET state = 'dead', protected_message = @Empty, finished_at = @At, error = @Error
        WHERE id = @Id AND state = 'pending'
        """;

    private static readonly byte[] Empty = [];

    public async ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var row = codec.Encode(message);
        await database.WriteAsync(connection => connection.ExecuteAsync(Insert, row), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var at = now.ToUnixTimeMilliseconds();
        var leased = await database.WriteAsync(
            async connection =>
            {
                await database.LockOutboxAsync(connection, kind);
                await connection.ExecuteAsync(Expire, new { Kind = kind, Now = at, Empty });
                var due = (await connection.QueryAsync<DueRow>(Due, new { Kind = kind, Now = at, Limit = limit })).AsList();
                var until = leaseUntil.ToUnixTimeMilliseconds();
                foreach (var row in due)
                    await connection.ExecuteAsync(Lease, new { Until = until, row.Ordinal });
                return due;
            },
            cancellationToken);
        var messages = new List<LeasedMessage>(leased.Count);
        foreach (var row in leased)
        {
            if (codec.TryDecode(row.Id, row.Kind, row.Message, row.CreatedAt, row.ExpiresAt) is { } message)
                messages.Add(new LeasedMessage(message, (int)row.Attempts));
            else
                await FailAsync(row.Id, "cannot be read", retryAt: null, cancellationToken);
        }
        return messages;
    }

    public async ValueTask CompleteAsync(string messageId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                Complete, new { Id = messageId, At = at.ToUnixTimeMilliseconds(), Empty }),
            cancellationToken);

    public async ValueTask FailAsync(
        string messageId, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => retryAt is { } later
                ? connection.ExecuteAsync(Retry, new { Id = messageId, RetryAt = later.ToUnixTimeMilliseconds(), Error = error })
                : connection.ExecuteAsync(
                    GiveUp, new { Id = messageId, At = time.GetUtcNow().ToUnixTimeMilliseconds(), Error = error, Empty }),
            cancellationToken);

    private sealed class DueRow
    {
        public long Ordinal { get; init; }
        public required string Id { get; init; }
        public required string Kind { get; init; }
        public required byte[] Message { get; init; }
        public long CreatedAt { get; init; }
        public long? ExpiresAt { get; init; }
        public long Attempts { get; init; }
    }
}
