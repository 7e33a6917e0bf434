using SmartCaBot.Storage.Conversations;

namespace SmartCaBot.Storage.Outbox;

/// <summary>A message as the table holds it.</summary>
internal sealed record OutboxRow(
    string Id, string Kind, byte[] RecipientHash, byte[] Message, long CreatedAt, long? ExpiresAt)
{
    private const string Insert = """
        INSERT INTO outbox (id, kind, recipient_hash, protected_message, created_at, expires_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Adds it, once for each id, due at once.</summary>
    public SideStatement ToInsert() => ToInsert(CreatedAt);

    public SideStatement ToInsert(long dueAt) => new(Insert, [Id, Kind, RecipientHash, Message, CreatedAt, ExpiresAt, dueAt]);
}
