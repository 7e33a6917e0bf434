using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Cards;
using SmartCaBot.Office.Cards.Formats;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Table card_pictures. A picture belongs to nobody's dossier until one is handed in with it.</summary>
internal sealed class CardPictureTable(IDatabase database, TimeProvider clock)
{
    private const string Select = "SELECT id, side, file_id, kind, width, height FROM card_pictures";

    private const string Add = """
        INSERT INTO card_pictures (id, key, conversation_id, side, dossier_id, file_id, kind, width, height, digest, created_at, decided_at)
        VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, $8, $9, $10, NULL) ON CONFLICT (key) DO NOTHING
        """;

    private const string Decided = """
        UPDATE card_pictures SET decided_at = $1
        WHERE decided_at IS NULL AND dossier_id IN (SELECT id FROM dossiers WHERE state <> 'Submitted')
        """;

    private const string Over = $"""
        {Select} WHERE {Held.NotHeld} AND (decided_at <= $1 OR (dossier_id IS NULL AND created_at <= $2)) ORDER BY created_at LIMIT $3
        """;

    public Task<CardRecord?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync($"{Select} WHERE key = $1", Read, key), cancellationToken);

    /// <summary>Those of the ids that are kept, in their order.</summary>
    public Task<IReadOnlyList<CardRecord>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<CardRecord>>(
        async session =>
        {
            var found = new List<CardRecord>();
            foreach (var id in ids)
                if (await session.FindAsync($"{Select} WHERE id = $1", Read, id) is { } record) found.Add(record);
            return found;
        },
        cancellationToken);

    /// <summary>False: one with that key is there.</summary>
    public async Task<bool> TryAddAsync(string key, string conversationId, CardRecord record, byte[] digest, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(
                Add, record.Id, key, conversationId, record.Side.ToString(), record.FileId, record.Kind.ToString(), record.Width, record.Height, digest,
                clock.GetUtcNow().ToUnixTimeMilliseconds()),
            cancellationToken) == 1;

    /// <summary>Pictures of a conversation that belong to no dossier yet.</summary>
    public Task<IReadOnlyList<CardRecord>> LooseAsync(string conversationId, CardSide side, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync($"{Select} WHERE conversation_id = $1 AND side = $2 AND dossier_id IS NULL", Read, conversationId, side.ToString()), cancellationToken);

    /// <summary>Whether the very same picture is there for that side, of no dossier yet.</summary>
    public async Task<bool> HasSameAsync(string conversationId, CardSide side, byte[] digest, CancellationToken cancellationToken) => (await database.ReadAsync(
        session => session.ListAsync(
            "SELECT count(*) FROM card_pictures WHERE conversation_id = $1 AND side = $2 AND digest = $3 AND dossier_id IS NULL", row => row.Int64(0),
            conversationId, side.ToString(), digest),
        cancellationToken))[0] > 0;

    public Task TieAsync(IReadOnlyList<string> ids, string conversationId, string dossier, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            foreach (var id in ids)
                await session.ExecuteAsync("UPDATE card_pictures SET dossier_id = $2, conversation_id = $3 WHERE id = $1 AND dossier_id IS NULL", id, dossier, conversationId);
            return true;
        },
        cancellationToken);

    /// <summary>Of these, those that belong to no dossier and are under no hold: nobody will find them any more.</summary>
    public Task<IReadOnlyList<CardRecord>> RemoveLooseAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<CardRecord>>(
        async session =>
        {
            var removed = new List<CardRecord>();
            foreach (var id in ids)
            {
                var sql = $"DELETE FROM card_pictures WHERE id = $1 AND dossier_id IS NULL AND {Held.NotHeld} RETURNING id, side, file_id, kind, width, height";
                if (await session.FindAsync(sql, Read, id) is { } record) removed.Add(record);
            }

            return removed;
        },
        cancellationToken);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync($"DELETE FROM card_pictures WHERE id = $1 AND {Held.NotHeld}", id), cancellationToken);

    /// <summary>Notes which dossiers have been decided since. The time counts from here.</summary>
    public Task NoteDecidedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Decided, clock.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);

    /// <summary>Whose time is over, unless a hold keeps them.</summary>
    /// <param name="keep">After the decision.</param>
    /// <param name="keepLoose">Of what never became part of a dossier.</param>
    /// <param name="most">At the most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<CardRecord>> OverAsync(TimeSpan keep, TimeSpan keepLoose, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return database.ReadAsync(
            session => session.ListAsync(Over, Read, (now - keep).ToUnixTimeMilliseconds(), (now - keepLoose).ToUnixTimeMilliseconds(), most), cancellationToken);
    }

    public static ValueTask<IReadOnlyList<string>> IdsOfConversationAsync(ISqlSession session, string conversationId) =>
        session.ListAsync("SELECT id FROM card_pictures WHERE conversation_id = $1", row => row.Text(0), conversationId);

    public static ValueTask<int> EraseAsync(ISqlSession session, string conversationId) =>
        session.ExecuteAsync("DELETE FROM card_pictures WHERE conversation_id = $1", conversationId);

    public static ValueTask<IReadOnlyList<string>> IdsOfDossierAsync(ISqlSession session, string dossier) =>
        session.ListAsync("SELECT id FROM card_pictures WHERE dossier_id = $1", row => row.Text(0), dossier);

    public static ValueTask<int> EraseOfDossierAsync(ISqlSession session, string dossier) =>
        session.ExecuteAsync("DELETE FROM card_pictures WHERE dossier_id = $1", dossier);

    private static CardRecord Read(ISqlRow row) => new(
        row.Text(0), Enum.Parse<CardSide>(row.Text(1)), row.Text(2), Enum.Parse<PictureKind>(row.Text(3)), (int)row.Int64(4), (int)row.Int64(5));
}
