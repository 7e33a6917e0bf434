using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage.Sqlite.Conversations;

/// <summary>Conversations in SQLite. This is the hot path, so it uses prepared statements directly.</summary>
internal sealed class SqliteConversationStore(
    SqliteDatabase database, TurnCodec codec, OutboxCodec outbox, DeedWriters deeds, TimeProvider time) : IConversationStore
{
    private const string Load = "SELECT version, last_sequence, protected_state, protected_reference FROM conversations WHERE id = ?";

    // Back from the last turn to the watermark; what is read is mostly near the end.
    private const string Transcript = """
        WITH RECURSIVE turn (ordinal, previous, last_sequence) AS (
            SELECT t.ordinal, t.previous, t.last_sequence FROM conversations c JOIN transcript t ON t.ordinal = c.last_turn
            WHERE c.id = ?1 AND t.last_sequence > ?2
            UNION ALL
            SELECT t.ordinal, t.previous, t.last_sequence FROM turn JOIN transcript t ON t.ordinal = turn.previous
            WHERE t.last_sequence > ?2)
        SELECT last_sequence, entries, hidden, at, outcome, intent FROM transcript
        WHERE ordinal IN (SELECT ordinal FROM turn ORDER BY ordinal LIMIT ?3) ORDER BY ordinal
        """;

    // No LIMIT: rows that cannot be read do not count.
    private const string Pending = """
        SELECT channel, activity_id, conversation_id, user_id, protected_activity, received_at FROM inbox
        WHERE closed_at IS NULL AND received_at < ? ORDER BY ordinal
        """;

    public ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken) =>
        database.Enqueue(new ReceiveJob(incoming, codec.Protect(incoming), cancellationToken));

    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        database.Enqueue(new CommitJob(EncodedTurn.From(commit, codec, outbox, deeds, time), cancellationToken));

    public ValueTask<StoredConversation?> LoadAsync(string conversationId, CancellationToken cancellationToken) =>
        Read<StoredConversation?>(Load, query =>
        {
            query.Bind(1, conversationId);
            if (!query.Read())
                return null;
            return new StoredConversation(
                conversationId, query.Int64(0), query.Int64(1), codec.State(conversationId, query.Bytes(2)),
                codec.Reference(conversationId, query.Bytes(3)));
        }, cancellationToken);

    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<TranscriptEntry>>(Transcript, query =>
        {
            query.Bind(1, conversationId).Bind(2, after).Bind(3, limit);
            var entries = new List<TranscriptEntry>();
            while (query.Read())
            {
                TurnEntries.Read(
                    entries, after, limit, query.Int64(0), query.Bytes(1), query.Int64(2), query.Int64(3),
                    query.IsNull(4) ? null : query.Text(4), query.IsNull(5) ? null : query.Text(5));
            }
            return entries;
        }, cancellationToken);

    public ValueTask<IReadOnlyList<IncomingActivity>> PendingAsync(
        DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<IncomingActivity>>(Pending, query =>
        {
            query.Bind(1, receivedBefore.ToUnixTimeMilliseconds());
            var pending = new List<IncomingActivity>();
            while (pending.Count < limit && query.Read())
            {
                var (channel, activityId) = (query.Text(0), query.Text(1));
                if (codec.TryIncoming(channel, activityId, query.Bytes(4)) is not { } activity)
                    continue;
                pending.Add(new IncomingActivity(
                    query.Text(2), channel, activityId, query.Text(3), activity, DateTimeOffset.FromUnixTimeMilliseconds(query.Int64(5))));
            }
            return pending;
        }, cancellationToken);

    // SQLite reads are calls into a library, mostly into its cache: they run on the caller's thread.
    private ValueTask<T> Read<T>(string sql, Func<SqliteStatement, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = database.Readers.Rent();
        var query = session.Prepare(sql);
        try
        {
            return ValueTask.FromResult(read(query));
        }
        finally
        {
            // Before the session goes back: an open cursor would hold an old snapshot and keep the log from shrinking.
            query.Reset();
            database.Readers.Return(session);
        }
    }
}
