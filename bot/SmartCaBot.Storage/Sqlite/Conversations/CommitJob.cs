using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage.Sqlite.Conversations;

/// <summary>Writes one turn. Reads come first, so that a turn which may not be written has changed nothing.</summary>
internal sealed class CommitJob(EncodedTurn turn, CancellationToken cancellationToken) : WriteJob<CommitResult>(cancellationToken)
{
    private const string FindIncoming = "SELECT ordinal, closed_at IS NOT NULL FROM inbox WHERE channel = ? AND activity_id = ?";

    private const string Create = """
        INSERT INTO conversations (id, channel, version, last_sequence, protected_state, created_at, updated_at,
            protected_reference)
        VALUES (?1, ?2, ?3, coalesce(?4, 0), ?5, ?6, ?6, ?7) ON CONFLICT (id) DO NOTHING
        """;

    private const string Replace = """
        UPDATE conversations SET version = ?3, last_sequence = coalesce(?4, last_sequence), protected_state = ?5, updated_at = ?6,
            protected_reference = coalesce(?7, protected_reference)
        WHERE id = ?1 AND version = ?2
        """;

    private const string AddEntry = """
        INSERT INTO transcript (conversation_id, sequence, activity, visible, at, outcome, intent) VALUES (?, ?, ?, ?, ?, ?, ?)
        """;

    private const string CloseIncoming = "UPDATE inbox SET closed_at = ?2, protected_activity = X'' WHERE ordinal = ?1";

    private const string AddClosedIncoming = """
        INSERT INTO inbox (channel, activity_id, conversation_id, user_id, protected_activity, received_at, closed_at)
        VALUES (?, ?, ?, ?, X'', ?, ?)
        """;

    private const string AddMessage = """
        INSERT INTO outbox (id, kind, recipient_hash, protected_message, created_at, expires_at, due_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5) ON CONFLICT (id) DO NOTHING
        """;

    protected override CommitResult Execute(SqliteSession session)
    {
        var (ordinal, closed) = Find(session);
        if (closed)
            return CommitResult.AlreadyCommitted;
        if (!WriteState(session))
            return CommitResult.VersionConflict;
        for (var i = 0; i < turn.Entries.Count; i++)
            WriteEntry(session, turn.Entries[i], turn.Activities[i]);
        Close(session, ordinal);
        foreach (var message in turn.Outbox)
            Write(session, message);
        foreach (var statement in turn.Beside)
            session.Run(statement.Sql, statement.Values);
        return CommitResult.Committed;
    }

    /// <summary>Adds a message to the outbox, once for each id.</summary>
    public static void Write(SqliteSession session, OutboxRow message)
    {
        var insert = session.Prepare(AddMessage)
            .Bind(1, message.Id).Bind(2, message.Kind).BindBlob(3, message.RecipientHash).BindBlob(4, message.Message)
            .Bind(5, message.CreatedAt);
        if (message.ExpiresAt is { } expiresAt)
            insert.Bind(6, expiresAt);
        else
            insert.BindNull(6);
        insert.Run();
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

    private bool WriteState(SqliteSession session)
    {
        var isNew = turn.ExpectedVersion == 0;
        var write = session.Prepare(isNew ? Create : Replace).Bind(1, turn.Incoming.ConversationId);
        if (isNew)
            write.Bind(2, turn.Incoming.Channel);
        else
            write.Bind(2, turn.ExpectedVersion);
        write.Bind(3, turn.NewVersion).BindBlob(5, turn.State).Bind(6, turn.At);
        if (turn.LastSequence is { } last)
            write.Bind(4, last);
        else
            write.BindNull(4);
        if (turn.Reference is { } reference)
            write.BindBlob(7, reference);
        else
            write.BindNull(7);
        return write.Run() == 1;
    }

    private void WriteEntry(SqliteSession session, TranscriptEntry entry, byte[] activity) => session.Prepare(AddEntry)
        .Bind(1, turn.Incoming.ConversationId).Bind(2, entry.Sequence).BindText(3, activity).Bind(4, entry.Visible ? 1 : 0)
        .Bind(5, entry.At.ToUnixTimeMilliseconds()).Bind(6, entry.Outcome?.ToString()).Bind(7, entry.Intent)
        .Run();

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
