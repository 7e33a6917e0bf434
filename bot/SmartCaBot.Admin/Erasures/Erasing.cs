using SmartCaBot.Admin.Reasons;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Erasures;

/// <summary>Removes what is kept of a person at their wish (Law 91/2025/QH15): one administrator asks, by default a second one confirms.</summary>
internal sealed class Erasing(
    IDatabase database, IEnumerable<IErasable> kinds, IStaffAudit audit, AdminOptions options, TimeProvider clock)
{
    public async Task<ErasureAnswer> AskAsync(ErasureKind kind, string name, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return ErasureOutcome.NoReason;
        var found = await Of(kind).FindAsync(name, cancellationToken);
        if (found.Id is not { } target) return found.Refusal;
        var now = clock.GetUtcNow();
        var wish = new Erasure(Guid.CreateVersion7(now).ToString("N"), kind, target, ErasureState.Asked, reason, by.Id, now, null, null, 0, 0);
        var added = await database.WriteAsync(
            async session =>
            {
                if (!await ErasureTable.AddAsync(session, wish)) return false;
                await audit.RecordAsync(session, AuditKind.ErasureAsked, by, SubjectOf(wish), wish.Id, "");
                return true;
            },
            cancellationToken);
        if (!added) return ErasureOutcome.AskedBefore;
        return options.ErasureNeedsTwo ? ErasureOutcome.Asked : await Of(kind).EraseAsync(wish, by, cancellationToken);
    }

    public async Task<ErasureAnswer> ConfirmAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken) =>
        options.ErasureNeedsTwo && wish.AskedBy == by.Id ? ErasureOutcome.SamePerson : await Of(wish.Kind).EraseAsync(wish, by, cancellationToken);

    public async Task<ErasureAnswer> RefuseAsync(Erasure wish, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return ErasureOutcome.NoReason;
        var now = clock.GetUtcNow();
        return await database.WriteAsync(
            async session =>
            {
                if (!await ErasureTable.DecideAsync(session, wish.Id, ErasureState.Refused, by.Id, now, reason)) return ErasureOutcome.NotFound;
                await audit.RecordAsync(session, AuditKind.ErasureRefused, by, SubjectOf(wish), wish.Id, "");
                return ErasureOutcome.Refused;
            },
            cancellationToken);
    }

    // Of a citizen the wish's own id says enough: a record of the log must not tie them to a dossier once that is gone.
    private static string SubjectOf(Erasure wish) => wish.Kind == ErasureKind.Conversation ? wish.Target : "";

    private IErasable Of(ErasureKind kind) => kinds.First(erasable => erasable.Kind == kind);
}
