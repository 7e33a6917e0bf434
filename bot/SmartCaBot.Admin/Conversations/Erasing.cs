using System.Globalization;
using SmartCaBot.Admin.Reasons;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Conversations;

/// <summary>
/// Removes a conversation at its person's wish (Law 91/2025/QH15). What was signed, dossiers, certificates and the audit log stay: other
/// laws keep them, and the log's chain must not break. The decision, its record and the removal are one transaction.
/// </summary>
internal sealed class Erasing(
    IDatabase database, StorageMaintenance storage, IConversationStore conversations, Holds holds, ErasureTable wishes, IStaffAudit audit,
    IEnumerable<IConversationPart> parts, AdminOptions options, TimeProvider clock)
{
    public async Task<ErasureOutcome> AskAsync(string conversation, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return ErasureOutcome.NoReason;
        if (await conversations.LoadAsync(conversation, cancellationToken) is null) return ErasureOutcome.NotFound;
        if (await holds.IsHeldAsync(conversation, cancellationToken)) return ErasureOutcome.Held;
        var now = clock.GetUtcNow();
        var wish = new Erasure(Guid.CreateVersion7(now).ToString("N"), conversation, ErasureState.Asked, reason, by.Id, now, null, null, 0, 0);
        var added = await database.WriteAsync(
            async session =>
            {
                if (!await ErasureTable.AddAsync(session, wish)) return false;
                await audit.RecordAsync(session, AuditKind.ErasureAsked, by, conversation, wish.Id, "");
                return true;
            },
            cancellationToken);
        if (!added) return ErasureOutcome.AskedBefore;
        return options.ErasureNeedsTwo ? ErasureOutcome.Asked : await EraseAsync(wish, by, cancellationToken);
    }

    public Task<ErasureOutcome> ConfirmAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken) =>
        options.ErasureNeedsTwo && wish.AskedBy == by.Id ? Task.FromResult(ErasureOutcome.SamePerson) : EraseAsync(wish, by, cancellationToken);

    public async Task<ErasureOutcome> RefuseAsync(Erasure wish, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return ErasureOutcome.NoReason;
        var now = clock.GetUtcNow();
        return await database.WriteAsync(
            async session =>
            {
                if (!await ErasureTable.DecideAsync(session, wish.Id, ErasureState.Refused, by.Id, now, reason)) return ErasureOutcome.NotFound;
                await audit.RecordAsync(session, AuditKind.ErasureRefused, by, wish.Conversation, wish.Id, "");
                return ErasureOutcome.Refused;
            },
            cancellationToken);
    }

    private async Task<ErasureOutcome> EraseAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            var removed = await storage.EraseConversationAsync(
                wish.Conversation, [.. parts], (session, gone) => RecordAsync(session, wish, by, now, gone.Rows), cancellationToken);
            if (removed is null)
                return await holds.IsHeldAsync(wish.Conversation, cancellationToken) ? ErasureOutcome.Held : ErasureOutcome.NotFound;
            await wishes.CountAsync(wish.Id, removed.Turns, removed.Files, cancellationToken);
            return ErasureOutcome.Done;
        }
        catch (DecidedMeanwhileException)
        {
            return ErasureOutcome.NotFound;
        }
    }

    private async ValueTask RecordAsync(ISqlSession session, Erasure wish, StaffMember by, DateTimeOffset now, int rows)
    {
        // Thrown, so that nothing of the removal stands.
        if (!await ErasureTable.DecideAsync(session, wish.Id, ErasureState.Done, by.Id, now, "")) throw new DecidedMeanwhileException();
        await audit.RecordAsync(
            session, AuditKind.ConversationErased, by, wish.Conversation, wish.Id, string.Create(CultureInfo.InvariantCulture, $"asked-by=staff:{wish.AskedBy};other-rows={rows}"));
    }

    private sealed class DecidedMeanwhileException : Exception;
}
