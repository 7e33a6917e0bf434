using System.Text;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Notes of cases, encrypted.</summary>
internal sealed class NoteTable(IDatabase database, StorageKeys keys) : IDisposable
{
    private const string Select = """
        SELECT id, conversation_id, case_id, kind, author, author_name, protected_text, at FROM desk_notes
        WHERE conversation_id = $1 AND case_id = $2 ORDER BY at, id
        """;

    private const string Add = """
        INSERT INTO desk_notes (id, conversation_id, case_id, kind, author, author_name, protected_text, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
        """;

    private const string Forget = "DELETE FROM desk_notes WHERE conversation_id = $1";

    private readonly DataProtector _protector = keys.ProtectorOf("desk_notes");

    public Task<IReadOnlyList<CaseNote>> ListAsync(string conversationId, string caseId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Select, Read, conversationId, caseId), cancellationToken);

    /// <summary>The same id again changes nothing.</summary>
    public Task AddAsync(CaseNote note, CancellationToken cancellationToken) =>
        database.WriteAsync(Prepare(note), cancellationToken);

    /// <summary>The same for a transaction that is open: encrypted now, written there.</summary>
    public Func<ISqlSession, ValueTask<int>> Prepare(CaseNote note)
    {
        var text = _protector.Protect(Encoding.UTF8.GetBytes(note.Text), note.Id);
        return session => session.ExecuteAsync(
            Add, note.Id, note.ConversationId, note.CaseId, note.Kind.ToString(), note.Author, note.AuthorName, text, note.At.Stored());
    }

    public static ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => session.ExecuteAsync(Forget, conversationId);

    public void Dispose() => _protector.Dispose();

    private CaseNote Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Name<NoteKind>(3), row.Text(4), row.Text(5),
        Encoding.UTF8.GetString(_protector.Unprotect(row.Bytes(6), row.Text(0))), row.Time(7));
}
