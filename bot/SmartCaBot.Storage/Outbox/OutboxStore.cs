using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Outbox;

/// <summary>
/// The outbox on either database. A message is pending until it is delivered, expired, dead or dropped; of one kind and recipient only
/// the oldest pending one can be leased, and a lease that runs out simply makes it due again.
/// </summary>
internal sealed class OutboxStore(IDatabase database, OutboxCodec codec, TimeProvider time) : IOutboxStore
{
    private const string Withdraw = "DELETE FROM outbox WHERE id = $1 AND state = 'pending'";

    // Before the lease, so that an expired message does not hold up the recipient's next one. A dead one loses its payload too: nobody
    // wants a code any more that has run out.
    private const string Expire = """
        UPDATE outbox SET state = 'expired', protected_message = $1, finished_at = coalesce(finished_at, $2)
        WHERE kind = $3 AND state IN ('pending', 'dead') AND expires_at <= $2 AND leased_until <= $2
        """;

    // Walks the due ones in order and stops when it has enough; whether one is its recipient's oldest is a look into an index.
    private const string Lease = """
        UPDATE outbox SET leased_until = $1, attempts = attempts + 1
        WHERE ordinal IN (
            SELECT o.ordinal FROM outbox AS o
            WHERE o.kind = $2 AND o.state = 'pending' AND o.due_at <= $3 AND o.leased_until <= $3
              AND NOT EXISTS (
                  SELECT 1 FROM outbox AS earlier
                  WHERE earlier.kind = o.kind AND earlier.recipient_hash = o.recipient_hash AND earlier.state = 'pending'
                    AND earlier.ordinal < o.ordinal)
            ORDER BY o.due_at, o.ordinal LIMIT $4)
        RETURNING due_at, ordinal, id, protected_message, created_at, expires_at, attempts - 1
        """;

    // A dispatcher that was held up beyond its lease must not decide about a message that another one holds: every lease counts an attempt.
    private const string Complete = """
        UPDATE outbox SET state = 'delivered', protected_message = $1, finished_at = $2, error = NULL
        WHERE id = $3 AND attempts = $4 AND state = 'pending'
        """;

    private const string Retry = """
        UPDATE outbox SET due_at = CASE WHEN expires_at < $1 THEN expires_at ELSE $1 END, leased_until = 0, error = $2
        WHERE id = $3 AND attempts = $4 AND state = 'pending' RETURNING kind, recipient_hash, due_at
        """;

    // What waits behind it is due with it: while a channel is down, a lease must not walk over everything that nobody can take.
    private const string Hold = """
        UPDATE outbox SET due_at = $1 WHERE kind = $2 AND recipient_hash = $3 AND state = 'pending' AND due_at < $1
        """;

    // The payload stays for an operator, unless its time has passed.
    private const string GiveUp = """
        UPDATE outbox SET state = CASE WHEN expires_at <= $1 THEN 'expired' ELSE 'dead' END,
            protected_message = CASE WHEN expires_at <= $1 THEN $2 ELSE protected_message END,
            finished_at = $1, leased_until = 0, error = $3
        WHERE id = $4 AND attempts = $5 AND state = 'pending'
        """;

    private static readonly byte[] Empty = [];

    public ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        EnqueueAsync(message, message.CreatedAt, cancellationToken);

    public async ValueTask EnqueueAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var insert = codec.Encode(message).ToInsert(dueAt.ToUnixTimeMilliseconds());
        await database.WriteAsync(insert.ExecuteAsync, cancellationToken);
    }

    public async ValueTask WithdrawAsync(string messageId, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(Withdraw, messageId), cancellationToken);

    public async ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        var at = now.ToUnixTimeMilliseconds();
        var leased = await database.WriteAsync(
            async session =>
            {
                await database.LockOutboxAsync(session, kind);
                await session.ExecuteAsync(Expire, Empty, at, kind);
                return await session.ListAsync(Lease, DueRow.Read, leaseUntil.ToUnixTimeMilliseconds(), kind, at, limit);
            },
            cancellationToken);
        var messages = new List<LeasedMessage>(leased.Count);
        // An update tells its rows in no order.
        foreach (var row in leased.OrderBy(row => row.DueAt).ThenBy(row => row.Ordinal))
        {
            if (codec.TryDecode(row.Id, kind, row.Message, row.CreatedAt, row.ExpiresAt) is { } message)
                messages.Add(new LeasedMessage(message, (int)row.Attempts));
            else
                await database.WriteAsync(session => GiveUpAsync(session, row.Id, row.Attempts, "cannot be read"), cancellationToken);
        }
        return messages;
    }

    public async ValueTask<bool> CompleteAsync(LeasedMessage leased, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(Complete, Empty, at.ToUnixTimeMilliseconds(), leased.Message.Id, leased.Attempts + 1L),
            cancellationToken) == 1;

    public async ValueTask<bool> FailAsync(
        LeasedMessage leased, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => retryAt is { } later
                ? RetryAsync(session, leased, error, later.ToUnixTimeMilliseconds())
                : GiveUpAsync(session, leased.Message.Id, leased.Attempts, error),
            cancellationToken) > 0;

    private ValueTask<int> GiveUpAsync(ISqlSession session, string messageId, long attempts, string error) =>
        session.ExecuteAsync(GiveUp, time.GetUtcNow().ToUnixTimeMilliseconds(), Empty, error, messageId, attempts + 1);

    /// <summary>How many messages wait with it; 0 when the lease is another's.</summary>
    private static async ValueTask<int> RetryAsync(ISqlSession session, LeasedMessage leased, string error, long at) =>
        await session.FindAsync(Retry, HeldLine.Read, at, error, leased.Message.Id, leased.Attempts + 1L) is { } line
            ? 1 + await session.ExecuteAsync(Hold, line.Until, line.Kind, line.RecipientHash)
            : 0;

    private sealed record HeldLine(string Kind, byte[] RecipientHash, long Until)
    {
        public static HeldLine Read(ISqlRow row) => new(row.Text(0), row.Bytes(1).ToArray(), row.Int64(2));
    }

    private sealed record DueRow(
        long DueAt, long Ordinal, string Id, byte[] Message, long CreatedAt, long? ExpiresAt, long Attempts)
    {
        public static DueRow Read(ISqlRow row) => new(
            row.Int64(0), row.Int64(1), row.Text(2), row.Bytes(3).ToArray(), row.Int64(4), row.IsNull(5) ? null : row.Int64(5),
            row.Int64(6));
    }
}
