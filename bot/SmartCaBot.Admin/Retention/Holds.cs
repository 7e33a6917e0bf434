using SmartCaBot.Admin.Reasons;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Retention;

/// <summary>Holds back every rule, and an erasure, from one conversation.</summary>
internal sealed class Holds(
    IDatabase database, IStaffAudit audit, IConversationStore conversations, IDossierConversations dossiers, TimeProvider clock)
{
    private const string Columns = "id, kind, target, reason, placed_by, placed_at, lifted_at";

    private const string Add = """
        INSERT INTO holds (id, kind, target, conversation_id, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (kind, target) WHERE lifted_at IS NULL DO NOTHING
        """;

    private const string Lift = "UPDATE holds SET lifted_by = $1, lifted_at = $2, lift_reason = $3 WHERE id = $4 AND lifted_at IS NULL";

    private const string List = $"SELECT {Columns} FROM holds WHERE lifted_at IS NULL ORDER BY placed_at DESC LIMIT $1";

    private const string One = $"SELECT {Columns} FROM holds WHERE id = $1";

    private const string OfConversation = "SELECT id FROM holds WHERE conversation_id = $1 AND lifted_at IS NULL";

    private const string OfDossier = "SELECT id FROM holds WHERE kind = 'dossier' AND target = $1 AND lifted_at IS NULL";

    public Task<IReadOnlyList<Hold>> ListAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(List, Read, limit), cancellationToken);

    public Task<Hold?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, id), cancellationToken);

    public async Task<bool> IsHeldAsync(string conversation, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FindAsync(OfConversation, row => row.Text(0), conversation), cancellationToken) is not null;

    public async Task<bool> IsDossierHeldAsync(Guid dossier, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FindAsync(OfDossier, row => row.Text(0), dossier.ToString()), cancellationToken) is not null;

    public async Task<HoldOutcome> PlaceAsync(HoldKind kind, string target, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return HoldOutcome.NoReason;
        if (await ConversationAsync(kind, target, cancellationToken) is not { } conversation) return HoldOutcome.NotFound;
        var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var name = kind == HoldKind.Dossier ? "dossier" : "conversation";
        return await database.WriteAsync(
            async session =>
            {
                if (await session.ExecuteAsync(Add, id, name, target, conversation, reason, "staff:" + by.Id, now) == 0) return HoldOutcome.Held;
                // Of a dossier not the conversation too: the log never leads from one to the other.
                await audit.RecordAsync(session, AuditKind.HoldPlaced, by, kind == HoldKind.Dossier ? "" : conversation, target, $"kind={name};hold={id}");
                return HoldOutcome.Placed;
            },
            cancellationToken);
    }

    public async Task<HoldOutcome> LiftAsync(Hold hold, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return HoldOutcome.NoReason;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(
            async session =>
            {
                if (await session.ExecuteAsync(Lift, "staff:" + by.Id, now, reason, hold.Id) == 0) return HoldOutcome.NotFound;
                await audit.RecordAsync(session, AuditKind.HoldLifted, by, "", hold.Target, $"hold={hold.Id}");
                return HoldOutcome.Lifted;
            },
            cancellationToken);
    }

    private async Task<string?> ConversationAsync(HoldKind kind, string target, CancellationToken cancellationToken) => kind switch
    {
        HoldKind.Dossier => Guid.TryParse(target, out var dossier) ? await dossiers.FindAsync(dossier, cancellationToken) : null,
        _ => (await conversations.LoadAsync(target, cancellationToken))?.Id,
    };

    private static Hold Read(ISqlRow row) => new(
        row.Text(0), row.Text(1) == "dossier" ? HoldKind.Dossier : HoldKind.Conversation, row.Text(2), row.Text(3), row.Text(4),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(5)), row.IsNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)));
}
