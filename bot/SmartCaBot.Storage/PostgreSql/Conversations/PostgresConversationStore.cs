using Npgsql;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage.PostgreSql.Conversations;

/// <summary>Conversations in PostgreSQL: a turn takes three round trips, whatever its length.</summary>
internal sealed class PostgresConversationStore(
    PostgresDatabase database, TurnCodec codec, OutboxCodec outbox, DeedWriters deeds, TimeProvider time) : IConversationStore
{
    private const string Receive = """
        INSERT INTO inbox (channel, activity_id, conversation_id, user_id, protected_activity, received_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (channel, activity_id) DO NOTHING
        """;

    private const string Load = "SELECT version, last_sequence, protected_state, protected_reference FROM conversations WHERE id = $1";

    private const string Transcript = """
        SELECT last_sequence, entries, hidden, at, outcome, intent FROM transcript
        WHERE conversation_id = $1 AND last_sequence > $2 ORDER BY last_sequence LIMIT $3
        """;

    // No LIMIT: rows that cannot be read do not count.
    private const string Pending = """
        SELECT channel, activity_id, conversation_id, user_id, protected_activity, received_at FROM inbox
        WHERE closed_at IS NULL AND received_at < $1 ORDER BY ordinal
        """;

    public async ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        await using var command = Command(
            Receive,
            Parameter.Text(incoming.Channel), Parameter.Text(incoming.ActivityId), Parameter.Text(incoming.ConversationId),
            Parameter.Text(incoming.UserId), Parameter.Bytes(codec.Protect(incoming)),
            Parameter.Number(incoming.ReceivedAt.ToUnixTimeMilliseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var turn = EncodedTurn.From(commit, codec, outbox, deeds, time);
        return await database.TransactAsync(
            async connection =>
            {
                var result = await ClaimAsync(connection, turn, cancellationToken);
                if (result != CommitResult.Committed)
                    return (result, false);
                await AppendAsync(connection, turn, cancellationToken);
                if (turn.Deed is { } deed)
                    await deed(new PostgresSession(connection, cancellationToken));
                return (result, true);
            },
            cancellationToken);
    }

    public async ValueTask<StoredConversation?> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var command = Command(Load, Parameter.Text(conversationId));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return new StoredConversation(
            conversationId, row.GetInt64(0), row.GetInt64(1), codec.State(conversationId, row.GetFieldValue<byte[]>(2)),
            row.IsDBNull(3) ? null : codec.Reference(conversationId, row.GetFieldValue<byte[]>(3)));
    }

    public async ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            Transcript, Parameter.Text(conversationId), Parameter.Number(after), Parameter.Number(limit));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<TranscriptEntry>();
        while (await row.ReadAsync(cancellationToken))
        {
            TurnEntries.Read(
                entries, after, limit, row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetInt64(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));
        }
        return entries;
    }

    public async ValueTask<IReadOnlyList<IncomingActivity>> PendingAsync(
        DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(Pending, Parameter.Number(receivedBefore.ToUnixTimeMilliseconds()));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var pending = new List<IncomingActivity>();
        while (pending.Count < limit && await row.ReadAsync(cancellationToken))
        {
            var (channel, activityId) = (row.GetString(0), row.GetString(1));
            if (codec.TryIncoming(channel, activityId, row.GetFieldValue<byte[]>(4)) is not { } activity)
                continue;
            pending.Add(new IncomingActivity(
                row.GetString(2), channel, activityId, row.GetString(3), activity,
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))));
        }
        return pending;
    }

    private static async Task<CommitResult> ClaimAsync(
        NpgsqlConnection connection, EncodedTurn turn, CancellationToken cancellationToken)
    {
        var (close, state) = (TurnCommands.Close(turn), TurnCommands.State(turn));
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(close);
        batch.BatchCommands.Add(state);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return close.RecordsAffected == 0 ? CommitResult.AlreadyCommitted
            : state.RecordsAffected == 0 ? CommitResult.VersionConflict
            : CommitResult.Committed;
    }

    private static async Task AppendAsync(NpgsqlConnection connection, EncodedTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Entries is null && turn.Beside.Length == 0)
            return;
        await using var batch = connection.CreateBatch();
        if (turn.Entries is { } entries)
            batch.BatchCommands.Add(TurnCommands.Entries(turn, entries));
        foreach (var statement in turn.Beside)
            batch.BatchCommands.Add(TurnCommands.Beside(statement));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.Command(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
