using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Outbox;

/// <summary>What operators see and do. A dead message that holds no payload any more is no dead letter: nothing can be done about it.</summary>
internal sealed class OutboxReview(IDatabase database, OutboxCodec codec, TimeProvider time) : IOutboxReview
{
    private const string IsDead = "state = 'dead' AND length(protected_message) > 0 AND (expires_at IS NULL OR expires_at > $1)";

    private const string Letter = "SELECT id, kind, protected_message, attempts, coalesce(error, ''), created_at, finished_at FROM outbox";

    private const string ListAll = $"{Letter} WHERE {IsDead} ORDER BY finished_at, ordinal LIMIT $2";

    private const string ListKind = $"{Letter} WHERE {IsDead} AND kind = $2 ORDER BY finished_at, ordinal LIMIT $3";

    private const string Count = $"SELECT count(*) FROM outbox WHERE {IsDead}";

    private const string Drop = $"UPDATE outbox SET state = 'dropped', finished_at = $1, protected_message = $2 WHERE {IsDead} AND id = $3";

    private const string IdsOfKind = $"SELECT id FROM outbox WHERE {IsDead} AND kind = $2 ORDER BY ordinal";

    private const string Take = $"""
        DELETE FROM outbox WHERE {IsDead} AND id = $2 RETURNING id, kind, recipient_hash, protected_message, expires_at
        """;

    private const string Deliveries = """
        SELECT id, kind, state, finished_at, attempts, error FROM outbox WHERE id >= $1 AND id < $2 ORDER BY ordinal
        """;

    private static readonly byte[] Empty = [];

    public async ValueTask<IReadOnlyList<DeadLetter>> ListDeadAsync(string? kind, int limit, CancellationToken cancellationToken)
    {
        var now = Now();
        return await database.ReadAsync(
            session => kind is null
                ? session.ListAsync(ListAll, Dead, now, limit)
                : session.ListAsync(ListKind, Dead, now, kind, limit),
            cancellationToken);
    }

    public async ValueTask<int> CountDeadAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var counted = await database.ReadAsync(session => session.ListAsync(Count, row => row.Int64(0), now), cancellationToken);
        return (int)counted[0];
    }

    public async ValueTask<bool> ReplayAsync(string messageId, CancellationToken cancellationToken)
    {
        var now = Now();
        return await database.WriteAsync(session => PutBackAsync(session, messageId, now), cancellationToken);
    }

    public async ValueTask<int> ReplayAllAsync(string kind, CancellationToken cancellationToken)
    {
        var now = Now();
        return await database.WriteAsync(
            async session =>
            {
                var replayed = 0;
                foreach (var id in await session.ListAsync(IdsOfKind, row => row.Text(0), now, kind))
                {
                    if (await PutBackAsync(session, id, now))
                        replayed++;
                }
                return replayed;
            },
            cancellationToken);
    }

    public async ValueTask<bool> DropAsync(string messageId, CancellationToken cancellationToken)
    {
        var now = Now();
        return await database.WriteAsync(session => session.ExecuteAsync(Drop, now, Empty, messageId), cancellationToken) == 1;
    }

    public async ValueTask<IReadOnlyList<ReplyDelivery>> DeliveriesAsync(string conversationId, CancellationToken cancellationToken)
    {
        // The ids of a conversation's replies begin with its id and a bar; the brace is the byte after the bar.
        var (from, to) = (conversationId + "|", conversationId + "}");
        var states = await database.ReadAsync(
            session => session.ListAsync(Deliveries, row => Delivery(row, from.Length), from, to), cancellationToken);
        return [.. states.OfType<ReplyDelivery>().OrderBy(reply => reply.Sequence)];
    }

    private static async ValueTask<bool> PutBackAsync(ISqlSession session, string id, long now)
    {
        if (await session.FindAsync(Take, OutboxRowOf, now, id) is not { } row)
            return false;
        // A new row takes the last place in the order of its recipient.
        await (row with { CreatedAt = now }).ToInsert().ExecuteAsync(session);
        return true;
    }

    private static OutboxRow OutboxRowOf(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Bytes(2).ToArray(), row.Bytes(3).ToArray(), CreatedAt: 0, row.IsNull(4) ? null : row.Int64(4));

    private DeadLetter Dead(ISqlRow row)
    {
        var id = row.Text(0);
        return new DeadLetter(
            id, row.Text(1), codec.MaskedRecipient(id, row.Bytes(2)), (int)row.Int64(3), row.Text(4), Time(row.Int64(5)), Time(row.Int64(6)));
    }

    /// <summary>Null when what follows the conversation's id is no sequence: the message is no reply of it.</summary>
    private static ReplyDelivery? Delivery(ISqlRow row, int prefix)
    {
        var id = row.Text(0);
        var rest = id.AsSpan(prefix);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new ReplyDelivery(
                sequence, id, row.Text(1), Enum.Parse<DeliveryState>(row.Text(2), ignoreCase: true),
                row.IsNull(3) ? null : Time(row.Int64(3)), (int)row.Int64(4), row.IsNull(5) ? null : row.Text(5))
            : null;
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
