using System.Globalization;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>
/// One conversation and what modules keep of it. What was signed, dossiers and certificates stay: they are the citizen's
/// (<see cref="ErasableCitizen"/>). So does the audit log, whose chain must not break.
/// </summary>
internal sealed class ErasableConversation(
    StorageMaintenance storage, IConversationStore conversations, Holds holds, ErasureTable wishes, IStaffAudit audit,
    IEnumerable<IConversationPart> parts, TimeProvider clock) : IErasable
{
    public ErasureKind Kind => ErasureKind.Conversation;

    public async Task<ErasureTarget> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await conversations.LoadAsync(name, cancellationToken) is null) return ErasureOutcome.NotFound;
        return await holds.IsHeldAsync(name, cancellationToken) ? ErasureOutcome.Held : name;
    }

    public async Task<ErasureAnswer> EraseAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            var removed = await storage.EraseConversationAsync(
                wish.Target, [.. parts], (session, gone) => RecordAsync(session, wish, by, now, gone.Rows), cancellationToken);
            if (removed is null)
                return await holds.IsHeldAsync(wish.Target, cancellationToken) ? ErasureOutcome.Held : ErasureOutcome.NotFound;
            await wishes.CountAsync(wish.Id, removed.Turns, removed.Files, cancellationToken);
            await storage.ScrubAsync(cancellationToken);
            return ErasureOutcome.Done;
        }
        catch (DecidedMeanwhileException)
        {
            return ErasureOutcome.NotFound;
        }
    }

    private async ValueTask RecordAsync(ISqlSession session, Erasure wish, StaffMember by, DateTimeOffset now, int rows)
    {
        await DecidedMeanwhileException.DecideAsync(session, wish, by, now);
        await audit.RecordAsync(
            session, AuditKind.ConversationErased, by, wish.Target, wish.Id, string.Create(CultureInfo.InvariantCulture, $"asked-by=staff:{wish.AskedBy};other-rows={rows}"));
    }
}
