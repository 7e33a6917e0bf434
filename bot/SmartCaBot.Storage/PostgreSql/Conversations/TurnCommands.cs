using Npgsql;
using NpgsqlTypes;
using SmartCaBot.Storage.Conversations;
using static SmartCaBot.Storage.PostgreSql.Parameter;

namespace SmartCaBot.Storage.PostgreSql.Conversations;

/// <summary>The statements that write a turn.</summary>
internal static class TurnCommands
{
    // One conditional write: of two commits of one activity the second waits for the first, then finds the row closed.
    private const string CloseIncoming = """
        INSERT INTO inbox (channel, activity_id, conversation_id, user_id, protected_activity, received_at, closed_at)
        VALUES ($1, $2, $3, $4, '', $5, $6)
        ON CONFLICT (channel, activity_id) DO UPDATE SET closed_at = excluded.closed_at, protected_activity = ''
        WHERE inbox.closed_at IS NULL
        """;

    private const string Create = """
        INSERT INTO conversations (id, channel, version, last_sequence, protected_state, created_at, updated_at,
            protected_reference)
        VALUES ($1, $2, $3, coalesce($4, 0), $5, $6, $6, $7) ON CONFLICT (id) DO NOTHING
        """;

    private const string Replace = """
        UPDATE conversations SET version = $3, last_sequence = coalesce($4, last_sequence), protected_state = $5, updated_at = $6,
            protected_reference = coalesce($7, protected_reference)
        WHERE id = $1 AND version = $2
        """;

    private const string AddEntries = """
        INSERT INTO transcript (conversation_id, last_sequence, at, outcome, intent, hidden, entries)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    public static NpgsqlBatchCommand Close(EncodedTurn turn) => Command(
        CloseIncoming,
        Text(turn.Incoming.Channel), Text(turn.Incoming.ActivityId), Text(turn.Incoming.ConversationId), Text(turn.Incoming.UserId),
        Number(turn.Incoming.ReceivedAt.ToUnixTimeMilliseconds()), Number(turn.At));

    public static NpgsqlBatchCommand State(EncodedTurn turn) => turn.ExpectedVersion == 0
        ? Command(
            Create,
            Text(turn.Incoming.ConversationId), Text(turn.Incoming.Channel), Number(turn.NewVersion), Number(turn.Entries?.LastSequence),
            Bytes(turn.State), Number(turn.At), Optional(turn.Reference))
        : Command(
            Replace,
            Text(turn.Incoming.ConversationId), Number(turn.ExpectedVersion), Number(turn.NewVersion), Number(turn.Entries?.LastSequence),
            Bytes(turn.State), Number(turn.At), Optional(turn.Reference));

    public static NpgsqlBatchCommand Entries(EncodedTurn turn, TurnEntries entries) => Command(
        AddEntries,
        Text(turn.Incoming.ConversationId), Number(entries.LastSequence), Number(entries.At), Text(entries.Outcome), Text(entries.Intent),
        Number(entries.Hidden), Utf8(entries.Json));

    public static NpgsqlBatchCommand Beside(SideStatement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var value in statement.Values)
            command.Parameters.Add(Of(value));
        return command;
    }

    // The JSON is UTF-8 already, which is what the server wants.
    private static NpgsqlParameter<byte[]> Utf8(byte[] value) =>
        new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
