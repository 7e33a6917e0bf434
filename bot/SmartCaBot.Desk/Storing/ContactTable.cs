using System.Text.Json;
using SmartCaBot.Desk.Contacts;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Wishes to be called back; how to reach people is encrypted.</summary>
internal sealed class ContactTable(IDatabase database, StorageKeys keys, TimeProvider time) : IDisposable
{
    private const string Select = """
        SELECT id, conversation_id, channel, language, queue, office, reason, protected_details, state, agent, agent_name, created_at,
            taken_at, done_at, outcome
        FROM desk_contacts
        """;

    private const string ById = Select + " WHERE id = $1";
    // '' sees every office's.
    private const string WithinReach = "($2 = '' OR office IS NULL OR office = $2)";
    private const string ByState = Select + $" WHERE state = $1 AND {WithinReach} ORDER BY created_at, id LIMIT $3 OFFSET $4";
    private const string LatestDone = Select + $" WHERE state = $1 AND {WithinReach} ORDER BY created_at DESC, id LIMIT $3 OFFSET $4";
    private const string Count = $"SELECT count(*) FROM desk_contacts WHERE state = $1 AND {WithinReach}";
    private const string OfConversation = Select + " WHERE conversation_id = $1 ORDER BY created_at";
    private const string CausesSince = $"SELECT reason, count(*) FROM desk_contacts WHERE created_at >= $1 AND {WithinReach} GROUP BY reason";

    private const string Add = """
        INSERT INTO desk_contacts (id, conversation_id, channel, language, queue, office, reason, protected_details, state, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'Open', $9) ON CONFLICT (id) DO NOTHING
        """;

    private const string Take = """
        UPDATE desk_contacts SET state = 'Taken', agent = $2, agent_name = $3, taken_at = $4 WHERE id = $1 AND state = 'Open'
        """;

    private const string GiveBack = """
        UPDATE desk_contacts SET state = 'Open', agent = NULL, agent_name = NULL, taken_at = NULL WHERE id = $1 AND state = 'Taken' AND agent = $2
        """;

    private const string Finish = """
        UPDATE desk_contacts SET state = 'Done', outcome = $3, done_at = $4 WHERE id = $1 AND state = 'Taken' AND agent = $2
        """;

    /// <summary>Somebody who asks again and again is still called once or twice: their latest wishes stay.</summary>
    private const string DropEarlier = $"""
        DELETE FROM desk_contacts WHERE conversation_id = $1 AND state = 'Open' AND {Held.NotHeld} AND id NOT IN (
            SELECT id FROM desk_contacts WHERE conversation_id = $1 AND state = 'Open' ORDER BY created_at DESC, id DESC LIMIT $2)
        """;

    private const string Forget = "DELETE FROM desk_contacts WHERE conversation_id = $1";

    private const int MostOpenOfOne = 3;

    private readonly DataProtector _protector = keys.ProtectorOf("desk_contacts");

    /// <summary>The same id again changes nothing.</summary>
    public Task AddAsync(string id, ContactRequest request, CancellationToken cancellationToken)
    {
        var details = new ContactDetails(
            request.Phone, request.Email, request.Time, request.ConsentAt, request.Words, request.Step, request.CaseId);
        var hidden = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(details, ContactJson.Default.ContactDetails), id);
        var now = time.GetUtcNow().Stored();
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    Add, id, request.ConversationId, request.Channel, request.Language, request.Queue, request.Office, request.Cause.ToString(),
                    hidden, now);
                await session.ExecuteAsync(DropEarlier, request.ConversationId, MostOpenOfOne);
                return true;
            },
            cancellationToken);
    }

    public Task<ContactTicket?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ById, Read, id), cancellationToken);

    /// <summary>The oldest first; of those that are done the latest first.</summary>
    /// <param name="state">Which.</param>
    /// <param name="office">Whose, with those of no office; null for everybody's.</param>
    /// <param name="skip">How many.</param>
    /// <param name="limit">At most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<IReadOnlyList<ContactTicket>> ListAsync(ContactState state, string? office, int skip, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.ListAsync(state == ContactState.Done ? LatestDone : ByState, Read, state.ToString(), office ?? "", limit, skip),
            cancellationToken);

    public async Task<int> CountAsync(ContactState state, string? office, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(session => session.ListAsync(Count, row => (int)row.Int64(0), state.ToString(), office ?? ""), cancellationToken);
        return counts[0];
    }

    public Task<IReadOnlyList<ContactTicket>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(OfConversation, Read, conversationId), cancellationToken);

    public async Task<IReadOnlyDictionary<ContactCause, int>> CausesAsync(DateTimeOffset since, string? office, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync(CausesSince, row => (row.Name<ContactCause>(0), (int)row.Int64(1)), since.Stored(), office ?? ""), cancellationToken);
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    /// <summary>False: somebody has it already.</summary>
    public Task<bool> TakeAsync(string id, string agent, string agentName, CancellationToken cancellationToken) =>
        ChangeAsync(session => session.ExecuteAsync(Take, id, agent, agentName, Now), cancellationToken);

    /// <summary>False: it is not theirs.</summary>
    public Task<bool> GiveBackAsync(string id, string agent, CancellationToken cancellationToken) =>
        ChangeAsync(session => session.ExecuteAsync(GiveBack, id, agent), cancellationToken);

    /// <summary>False: it is not theirs.</summary>
    public Task<bool> FinishAsync(string id, string agent, ContactOutcome outcome, CancellationToken cancellationToken) =>
        ChangeAsync(session => session.ExecuteAsync(Finish, id, agent, outcome.ToString(), Now), cancellationToken);

    public static ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => session.ExecuteAsync(Forget, conversationId);

    public void Dispose() => _protector.Dispose();

    private long Now => time.GetUtcNow().Stored();

    private Task<bool> ChangeAsync(Func<ISqlSession, ValueTask<int>> write, CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await write(session) == 1, cancellationToken);

    private ContactTicket Read(ISqlRow row) => new(row.Text(0), row.Text(1))
    {
        Channel = row.Text(2),
        Language = row.Text(3),
        Queue = row.Text(4),
        Office = row.TextOrNull(5),
        Cause = row.Name<ContactCause>(6),
        Details = JsonSerializer.Deserialize(_protector.Unprotect(row.Bytes(7), row.Text(0)), ContactJson.Default.ContactDetails)!,
        State = row.Name<ContactState>(8),
        Agent = row.TextOrNull(9),
        AgentName = row.TextOrNull(10),
        CreatedAt = row.Time(11),
        TakenAt = row.TimeOrNull(12),
        DoneAt = row.TimeOrNull(13),
        Outcome = row.IsNull(14) ? null : row.Name<ContactOutcome>(14),
    };
}
