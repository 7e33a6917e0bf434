using System.Text.Json;
using SmartCaBot.Office.Documents;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Table handed_documents. Each change is one statement that holds only in the states it names, so of many at once one wins.</summary>
internal sealed class HandedTable(IDatabase database, StorageKeys keys, TimeProvider clock) : IDisposable
{
    private const string Select =
        "SELECT id, office, officer, state, protected_paper, tries, conversation_id, signed_file, created_at, expires_at FROM handed_documents";

    private const string IsOpen = "state IN ('Sent', 'Opened', 'Taken') AND expires_at > ";

    private readonly DataProtector _protector = keys.ProtectorOf("handed_documents");

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task AddAsync(HandedRecord record, string linkHash, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken)
    {
        var paper = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(record.Paper), record.Id);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO handed_documents (id, link_hash, office, officer, state, protected_paper, tries, pass_hash, pass_until, conversation_id,
                        signed_file, created_at, expires_at, changed_at, version)
                    VALUES ($1, $2, $3, $4, 'Sent', $5, 0, NULL, NULL, NULL, NULL, $6, $7, $6, 1)
                    """,
                    record.Id, linkHash, record.Office, record.Officer, paper, record.CreatedAt.ToUnixTimeMilliseconds(), record.ExpiresAt.ToUnixTimeMilliseconds());
                await also(session);
                return true;
            },
            cancellationToken);
    }

    public Task<HandedRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync($"{Select} WHERE id = $1", Read, id), cancellationToken);

    public Task<HandedRecord?> FindByLinkAsync(string linkHash, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync($"{Select} WHERE link_hash = $1", Read, linkHash), cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="office">Null for all.</param>
    /// <param name="most">At the most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<HandedRecord>> ListAsync(string? office, int most, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync($"{Select} WHERE $1 = '' OR office = $1 ORDER BY created_at DESC, id LIMIT $2", Read, office ?? "", most), cancellationToken);

    public Task<bool> TryOpenAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        $"UPDATE handed_documents SET state = 'Opened', changed_at = $2, version = version + 1 WHERE id = $1 AND state = 'Sent' AND expires_at > $2", cancellationToken, id, Now);

    /// <summary>Counts a wrong try; the last one allowed ends the document.</summary>
    public Task<bool> TryCountAsync(string id, int most, CancellationToken cancellationToken) => ChangeAsync(
        $"""
        UPDATE handed_documents SET tries = tries + 1, state = CASE WHEN tries + 1 >= $3 THEN 'Withdrawn' ELSE state END, changed_at = $2, version = version + 1
        WHERE id = $1 AND tries < $3 AND {IsOpen} $2
        """,
        cancellationToken, id, Now, most);

    /// <summary>A pass into the chat; the one before it is good no longer.</summary>
    public Task<bool> TryGivePassAsync(string id, string passHash, DateTimeOffset until, CancellationToken cancellationToken) => ChangeAsync(
        $"""
        UPDATE handed_documents SET pass_hash = $3, pass_until = $4, state = CASE WHEN state = 'Sent' THEN 'Opened' ELSE state END, changed_at = $2, version = version + 1
        WHERE id = $1 AND {IsOpen} $2
        """,
        cancellationToken, id, Now, passHash, until.ToUnixTimeMilliseconds());

    /// <summary>The document, kept for that conversation from here on; null for a pass that opens nothing, or another's document.</summary>
    public Task<HandedRecord?> TryTakeAsync(string passHash, string conversationId, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.WriteAsync(
            async session => await session.ExecuteAsync(
                $"""
                UPDATE handed_documents SET state = 'Taken', conversation_id = $3, changed_at = $2, version = version + 1
                WHERE pass_hash = $1 AND pass_until > $2 AND {IsOpen} $2 AND (conversation_id IS NULL OR conversation_id = $3)
                """,
                passHash, now, conversationId) == 0
                ? null
                : await session.FindAsync($"{Select} WHERE pass_hash = $1", Read, passHash),
            cancellationToken);
    }

    public Task<bool> TrySignAsync(string id, string conversationId, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE handed_documents SET state = 'Signed', changed_at = $2, version = version + 1 WHERE id = $1 AND conversation_id = $3 AND state IN ('Taken', 'Declined')",
        cancellationToken, id, Now, conversationId);

    public Task<bool> TryDeclineAsync(string id, string conversationId, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE handed_documents SET state = 'Declined', changed_at = $2, version = version + 1 WHERE id = $1 AND conversation_id = $3 AND state = 'Taken'",
        cancellationToken, id, Now, conversationId);

    public Task<bool> TryGiveBackAsync(string id, string conversationId, string signedFile, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE handed_documents SET signed_file = $4, changed_at = $2, version = version + 1 WHERE id = $1 AND conversation_id = $3 AND state = 'Signed'",
        cancellationToken, id, Now, conversationId, signedFile);

    /// <param name="id">Which.</param>
    /// <param name="also">Written with it, when it was open.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task<bool> TryWithdrawAsync(string id, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.WriteAsync(
            async session =>
            {
                if (await session.ExecuteAsync(
                    $"UPDATE handed_documents SET state = 'Withdrawn', pass_hash = NULL, changed_at = $2, version = version + 1 WHERE id = $1 AND {IsOpen} $2",
                    id, now) == 0) return false;
                await also(session);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Those of one conversation, oldest first.</summary>
    public Task<IReadOnlyList<HandedRecord>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync($"{Select} WHERE conversation_id = $1 ORDER BY created_at, id", Read, conversationId), cancellationToken);

    public static ValueTask<IReadOnlyList<string>> IdsOfConversationAsync(ISqlSession session, string conversationId) =>
        session.ListAsync("SELECT id FROM handed_documents WHERE conversation_id = $1", row => row.Text(0), conversationId);

    public static ValueTask<int> EraseAsync(ISqlSession session, string conversationId) =>
        session.ExecuteAsync("DELETE FROM handed_documents WHERE conversation_id = $1", conversationId);

    public void Dispose() => _protector.Dispose();

    private async Task<bool> ChangeAsync(string sql, CancellationToken cancellationToken, params SqlValue[] values) =>
        await database.WriteAsync(session => session.ExecuteAsync(sql, values), cancellationToken) == 1;

    private HandedRecord Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), Enum.Parse<HandedState>(row.Text(3)),
        JsonSerializer.Deserialize<HandedPaper>(_protector.Unprotect(row.Bytes(4), row.Text(0))) ?? throw new JsonException("A handed document is empty."),
        row.Int64(5), row.IsNull(6) ? null : row.Text(6), row.IsNull(7) ? null : row.Text(7),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(9)));
}
