namespace SmartCaBot.Storage.Outbox;

/// <summary>Removes finished messages, dead ones too, when nobody asks for their state any more. Replies of a conversation under a hold stay.</summary>
internal sealed class OutboxRetention(IDatabase database, TimeProvider time)
{
    // Small batches: turns wait for the writer, and share its transaction.
    private const int BatchSize = 500;

    private const string Delete = """
        DELETE FROM outbox WHERE ordinal IN (
            SELECT ordinal FROM outbox
            WHERE finished_at < $1
                AND NOT EXISTS (SELECT 1 FROM holds WHERE lifted_at IS NULL AND outbox.id >= conversation_id || '|' AND outbox.id < conversation_id || '}')
            ORDER BY finished_at LIMIT $2)
        """;

    // What its sender leases no more (a way of delivery that was taken away) keeps no code beyond its time either.
    private const string Wipe = """
        UPDATE outbox SET state = 'expired', protected_message = $1, finished_at = coalesce(finished_at, $2)
        WHERE state IN ('pending', 'dead') AND expires_at <= $2 AND leased_until <= $2
        """;

    private static readonly byte[] Empty = [];

    /// <summary>Returns how many were removed.</summary>
    public async Task<int> DeleteFinishedBeforeAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(session => session.ExecuteAsync(Wipe, Empty, now.ToUnixTimeMilliseconds()), cancellationToken);
        var before = (now - age).ToUnixTimeMilliseconds();
        var removed = 0;
        for (var batch = BatchSize; batch == BatchSize; removed += batch)
        {
            batch = await database.WriteAsync(
                session => session.ExecuteAsync(Delete, before, BatchSize), cancellationToken);
        }
        return removed;
    }
}
