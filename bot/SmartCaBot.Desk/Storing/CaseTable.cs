using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Reads cases. They are written by turns alone.</summary>
internal sealed class CaseTable(IDatabase database)
{
    private const string Select = """
        SELECT id, conversation_id, channel, language, queue, office, reason, words, step, state, agent, agent_name, note, opened_at,
            waiting_since, claimed_at, first_reply_at, person_at, agent_at, ended_at, close_reason, satisfaction, last_sequence, changed_at,
            first_sequence
        FROM cases
        """;

    private const string ById = Select + " WHERE id = $1";
    private const string OfConversation = Select + " WHERE conversation_id = $1 ORDER BY opened_at DESC LIMIT 20";
    private const string Open = Select + " WHERE state IN ('Waiting', 'Agent')";
    private const string ChangedSince = Select + " WHERE changed_at >= $1";
    private const string OpenedBetween = Select + " WHERE opened_at >= $1 AND opened_at < $2 AND id > $3 ORDER BY id LIMIT $4";

    private const string Handling = """
        SELECT queue, ended_at - claimed_at FROM cases
        WHERE claimed_at IS NOT NULL AND state IN ('Closed', 'Returned') AND changed_at >= $1
        ORDER BY changed_at DESC LIMIT 1000
        """;

    public Task<DeskCase?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ById, Read, id), cancellationToken);

    /// <summary>Of one conversation, the latest first.</summary>
    public Task<IReadOnlyList<DeskCase>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(OfConversation, Read, conversationId), cancellationToken);

    public Task<IReadOnlyList<DeskCase>> OpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Open, Read), cancellationToken);

    public Task<IReadOnlyList<DeskCase>> ChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(ChangedSince, Read, since.Stored()), cancellationToken);

    /// <summary>A page of the cases opened in a time, in the order of their ids; begin after "".</summary>
    public Task<IReadOnlyList<DeskCase>> PageAsync(
        DateTimeOffset from, DateTimeOffset to, string after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(OpenedBetween, Read, from.Stored(), to.Stored(), after, limit), cancellationToken);

    /// <summary>How long agents had the latest cases that they finished, by queue.</summary>
    public async Task<ILookup<string, TimeSpan>> HandlingTimesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync(Handling, row => (Queue: row.Text(0), Took: TimeSpan.FromMilliseconds(row.Int64(1))), since.Stored()),
            cancellationToken);
        return rows.ToLookup(row => row.Queue, row => row.Took);
    }

    private static DeskCase Read(ISqlRow row) => new(row.Text(0), row.Text(1))
    {
        Channel = row.Text(2),
        Language = row.Text(3),
        Queue = row.Text(4),
        Office = row.TextOrNull(5),
        Reason = row.Name<HandoffReason>(6),
        Words = row.TextOrNull(7),
        Step = row.TextOrNull(8),
        State = row.Name<CaseState>(9),
        Agent = row.TextOrNull(10),
        AgentName = row.TextOrNull(11),
        Note = row.TextOrNull(12),
        OpenedAt = row.Time(13),
        WaitingSince = row.Time(14),
        ClaimedAt = row.TimeOrNull(15),
        FirstReplyAt = row.TimeOrNull(16),
        PersonAt = row.TimeOrNull(17),
        AgentAt = row.TimeOrNull(18),
        EndedAt = row.TimeOrNull(19),
        CloseReason = row.IsNull(20) ? null : row.Name<CloseReason>(20),
        Satisfaction = row.IsNull(21) ? null : (int)row.Int64(21),
        LastSequence = row.Int64(22),
        ChangedAt = row.Time(23),
        FirstSequence = row.Int64(24),
    };
}
