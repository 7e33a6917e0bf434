using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Conversations;

/// <summary>What a turn writes besides its conversation: messages, and for a few the case they touch, what was reached.</summary>
/// <param name="Sql">A constant, good for both databases.</param>
/// <param name="Values">In the order of their places.</param>
internal sealed record SideStatement(string Sql, SqlValue[] Values)
{
    private const string WriteCase = """
        INSERT INTO cases (id, conversation_id, channel, language, queue, office, campaign, reason, words, step, state, agent, agent_name,
            note, opened_at, waiting_since, claimed_at, first_reply_at, person_at, agent_at, ended_at, close_reason, satisfaction,
            last_sequence, changed_at, first_sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
        ON CONFLICT (id) DO UPDATE SET language = excluded.language, queue = excluded.queue, state = excluded.state, agent = excluded.agent,
            agent_name = excluded.agent_name, note = excluded.note, waiting_since = excluded.waiting_since, claimed_at = excluded.claimed_at,
            first_reply_at = excluded.first_reply_at, person_at = excluded.person_at, agent_at = excluded.agent_at,
            ended_at = excluded.ended_at, close_reason = excluded.close_reason, satisfaction = excluded.satisfaction,
            last_sequence = CASE WHEN cases.ended_at IS NULL THEN excluded.last_sequence ELSE cases.last_sequence END,
            changed_at = excluded.changed_at
        """;

    private const string WriteMilestone = """
        INSERT INTO milestones (conversation_id, campaign, office, name, at, began) VALUES ($1, $2, $3, $4, $5, $6)
        """;

    public ValueTask<int> ExecuteAsync(ISqlSession session) => session.ExecuteAsync(Sql, Values);

    /// <summary>Empty for nearly all turns.</summary>
    public static SideStatement[] Of(TurnCommit commit, long at) => commit.Case is null && commit.Milestones.Count == 0
        ? []
        : [.. commit.Case is { } handoff ? [Of(handoff, commit, at)] : Array.Empty<SideStatement>(), .. commit.Milestones.Select(m => Of(m, commit, at))];

    private static SideStatement Of(HandoffCase handoff, TurnCommit commit, long at) => new(
        WriteCase,
        [
            handoff.Id, commit.Incoming.ConversationId, commit.Incoming.Channel, commit.State.Language, handoff.Queue,
            commit.State.Campaign?.Office, commit.State.Campaign?.Code, handoff.Reason.ToString(), handoff.Words, handoff.Step,
            handoff.State.ToString(), handoff.Agent, handoff.AgentName, handoff.Note, handoff.OpenedAt.ToUnixTimeMilliseconds(),
            handoff.WaitingSince.ToUnixTimeMilliseconds(), handoff.ClaimedAt?.ToUnixTimeMilliseconds(),
            handoff.FirstReplyAt?.ToUnixTimeMilliseconds(), handoff.PersonAt?.ToUnixTimeMilliseconds(),
            handoff.AgentAt?.ToUnixTimeMilliseconds(), handoff.EndedAt?.ToUnixTimeMilliseconds(), handoff.CloseReason?.ToString(),
            (long?)handoff.Satisfaction, commit.Transcript.Count == 0 ? 0 : commit.Transcript[^1].Sequence, at, commit.State.SessionFrom,
        ]);

    private static SideStatement Of(Milestone reached, TurnCommit commit, long at) => new(
        WriteMilestone,
        [
            commit.Incoming.ConversationId, commit.State.Campaign?.Code ?? "", commit.State.Campaign?.Office, reached.Name, at,
            commit.State.VisitBegan?.ToUnixTimeMilliseconds() ?? at,
        ]);
}
