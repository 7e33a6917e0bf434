using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Outbox;

/// <summary>
/// The outbox on either database. A message is pending until it is delivered, expired or dead; of one kind and recipient only the
/// oldest pending one can be leased, and a lease that runs out simply makes it due again.
/// </summary>
internal sealed class OutboxStore(IDatabase database, OutboxCodec codec, TimeProvider time) : IOutboxStore
{
    private const string Insert = """
        INSERT INTO outbox (id, kind, recipient_hash, protected_message, created_at, expires_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $5) ON CONFLICT (id) DO NOTHING
        """;

    // An expired message goes first, so that it does not hold up the recipient's next one.
    private const string Expire = """
        UPDATE outbox SET state = 'expired', protected_message = $1, finished_at = $2
        WHERE kind = $3 AND state = 'pending' AND expires_at <= $2 AND leased_until <= $2
        """;

    private const string Due = """
        SELECT o.ordinal, o.id, o.protected_message, o.created_at, o.expires_at, o.attempts
        FROM outbox AS o
        WHERE o.kind = $1 AND o.state = 'pending' AND o.due_at <= $2 AND o.leased_until <= $2
          AND NOT EXISTS (
              SELECT 1 FROM outbox AS earlier
              WHERE earlier.kind = o.kind AND earlier.recipient_hash = o.recipient_hash AND earlier.state = 'pending'
                AND earlier.ordinal < o.ordinal)
        ORDER BY o.due_at, o.ordinal LIMIT $3
        """;

    private const string Lease = "UPDATE outbox SET leased_until = $1, attempts = attempts + 1 WHERE ordinal = $2";

    private const string Complete = """
        UPDATE outbox SET state = 'delivered', protected_message = $1, finished_at = $2, error = NULL
        WHERE id = $3 AND state = 'pending'
        """;

    private const string Retry = """
        UPDATE outbox SET due_at = $1, leased_until = 0, error = $2 WHERE id = $3 AND state = 'pending'
        """;

    private const string GiveUp = """
        UPDATE outbox SET state = 'dead', protected_message = $1, finished_at = $2, error = $3
        WHERE id = $4 AND state = 'pending'
        """;

    private static readonly byte[] Empty = [];

    public async ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var row = codec.Encode(message);
        await database.WriteAsync(
            session => session.ExecuteAsync(
                Insert, row.Id, row.Kind, row.RecipientHash, row.Message, row.CreatedAt, row.ExpiresAt),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var at = now.ToUnixTimeMilliseconds();
        var leased = await database.WriteAsync(
            async session =>
            {
                await database.LockOutboxAsync(session, kind);
                await session.ExecuteAsync(Expire, Empty, at, kind);
                var due = await session.ListAsync(Due, DueRow.Read, kind, at, limit);
                foreach (var row in due)
                    await session.ExecuteAsync(Lease, leaseUntil.ToUnixTimeMilliseconds(), row.Ordinal);
                return due;
            },
            cancellationToken);
        var messages = new List<LeasedMessage>(leased.Count);
        foreach (var row in leased)
        {
            if (codec.TryDecode(row.Id, kind, row.Message, row.CreatedAt, row.ExpiresAt) is { } message)
                messages.Add(new LeasedMessage(message, (int)row.Attempts));
            else
                await FailAsync(row.Id, "cannot be read", retryAt: null, cancellationToken);
        }
        return messages;
    }

    public async ValueTask CompleteAsync(string messageId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(Complete, Empty, at.ToUnixTimeMilliseconds(), messageId),
            cancellationToken);

    public async ValueTask FailAsync(
        string messageId, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => retryAt is { } later
                ? session.ExecuteAsync(Retry, later.ToUnixTimeMilliseconds(), error, messageId)
                : session.ExecuteAsync(GiveUp, Empty, time.GetUtcNow().ToUnixTimeMilliseconds(), error, messageId),
            cancellationToken);

    private sealed record DueRow(long Ordinal, string Id, byte[] Message, long CreatedAt, long? ExpiresAt, long Attempts)
    {
        public static DueRow Read(ISqlRow row) => new(
            row.Int64(0), row.Text(1), row.Bytes(2).ToArray(), row.Int64(3), row.IsNull(4) ? null : row.Int64(4), row.Int64(5));
    }
}
