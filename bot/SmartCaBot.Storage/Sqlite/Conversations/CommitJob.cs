using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Conversations;

namespace SmartCaBot.Storage.Sqlite.Conversations;

/// <summary>Writes one turn. Reads come first, so that a turn which may not be written has changed nothing.</summary>
internal sealed class CommitJob(EncodedTurn turn, CancellationToken cancellationToken) : WriteJob<CommitResult>(cancellationToken)
{
    private const string FindIncoming = "SELECT ordinal, closed_at IS NOT NULL FROM inbox WHERE channel = ? AND activity_id = ?";

    private const string FindConversation = "SELECT rowid, version, last_turn FROM conversations WHERE id = ?";

    private const string AddEntries = """
        INSERT INTO transcript (previous, last_sequence, conversation_id, at, outcome, intent, hidden, entries)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING ordinal
        """;

    private const string Create = """
        INSERT INTO conversations (version, last_sequence, protected_state, updated_at, protected_reference, last_turn, id, channel, created_at)
        VALUES (?1, coalesce(?2, 0), ?3, ?4, ?5, ?6, ?7, ?8, ?4)
        """;

    private const string Replace = """
        UPDATE conversations SET version = ?1, last_sequence = coalesce(?2, last_sequence), protected_state = ?3, updated_at = ?4,
            protected_reference = coalesce(?5, protected_reference), last_turn = coalesce(?6, last_turn)
        WHERE rowid = ?7
        """;

    private const string CloseIncoming = "UPDATE inbox SET closed_at = ?2, protected_activity = X'' WHERE ordinal = ?1";

    private const string AddClosedIncoming = """
        INSERT INTO inbox (channel, activity_id, conversation_id, user_id, protected_activity, received_at, closed_at)
        VALUES (?, ?, ?, ?, X'', ?, ?)
        """;

    protected override CommitResult Execute(SqliteSession session)
    {
        var (ordinal, closed) = Find(session);
        if (closed)
            return CommitResult.AlreadyCommitted;
        var (row, version, lastTurn) = FindState(session);
        if (version != turn.ExpectedVersion)
            return CommitResult.VersionConflict;
        WriteState(session, row, turn.Entries is { } entries ? WriteEntries(session, entries, lastTurn) : null);
        Close(session, ordinal);
        foreach (var statement in turn.Beside)
            session.Run(statement.Sql, statement.Values);
        // SQLite has answered before a call returns, so the writer's thread never blocks here.
        turn.Deed?.Invoke(session).AsTask().GetAwaiter().GetResult();
        return CommitResult.Committed;
    }

    private (long? Ordinal, bool Closed) Find(SqliteSession session)
    {
        var find = session.Prepare(FindIncoming).Bind(1, turn.Incoming.Channel).Bind(2, turn.Incoming.ActivityId);
        if (!find.Read())
            return (null, false);
        var found = (find.Int64(0), find.Int64(1) != 0);
        find.Reset();
        return found;
    }

    private (long? Row, long Version, long? LastTurn) FindState(SqliteSession session)
    {
        var find = session.Prepare(FindConversation).Bind(1, turn.Incoming.ConversationId);
        if (!find.Read())
            return (null, 0, null);
        var found = (find.Int64(0), find.Int64(1), find.IsNull(2) ? null : (long?)find.Int64(2));
        find.Reset();
        return found;
    }

    private long WriteEntries(SqliteSession session, TurnEntries entries, long? previous)
    {
        var insert = session.Prepare(AddEntries)
            .Bind(1, previous).Bind(2, entries.LastSequence).Bind(3, turn.Incoming.ConversationId).Bind(4, entries.At)
            .Bind(5, entries.Outcome).Bind(6, entries.Intent).Bind(7, entries.Hidden).BindText(8, entries.Json);
        insert.Read();
        var ordinal = insert.Int64(0);
        insert.Reset();
        return ordinal;
    }

    private void WriteState(SqliteSession session, long? row, long? lastTurn)
    {
        var write = session.Prepare(row is null ? Create : Replace)
            .Bind(1, turn.NewVersion).Bind(2, turn.Entries?.LastSequence).BindBlob(3, turn.State).Bind(4, turn.At).Bind(6, lastTurn);
        if (turn.Reference is { } reference)
            write.BindBlob(5, reference);
        else
            write.BindNull(5);
        if (row is { } known)
            write.Bind(7, known);
        else
            write.Bind(7, turn.Incoming.ConversationId).Bind(8, turn.Incoming.Channel);
        write.Run();
    }

    private void Close(SqliteSession session, long? ordinal)
    {
        if (ordinal is { } row)
        {
            session.Prepare(CloseIncoming).Bind(1, row).Bind(2, turn.At).Run();
            return;
        }
        var incoming = turn.Incoming;
        session.Prepare(AddClosedIncoming)
            .Bind(1, incoming.Channel).Bind(2, incoming.ActivityId).Bind(3, incoming.ConversationId).Bind(4, incoming.UserId)
            .Bind(5, incoming.ReceivedAt.ToUnixTimeMilliseconds()).Bind(6, turn.At)
            .Run();
    }
}
