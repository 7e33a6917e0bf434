using System.Collections.Concurrent;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>
/// The only way to a case: of their own office, and on record, once for each time that somebody signed in. Whoever has the case has claimed it,
/// which is recorded.
/// </summary>
internal sealed class CaseDoor(CaseTable cases, IStaffAudit audit)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(string Staff, DateTimeOffset SignedInAt, string Case), bool> _recorded = new();

    /// <returns>Null: there is none, or it is another office's.</returns>
    public async Task<DeskCase?> OpenAsync(StaffMember staff, string id, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } about || !staff.MaySee(about.Office)) return null;
        var entry = (staff.Id, staff.SignedInAt, id);
        if (about.IsWith(staff.Id) || _recorded.ContainsKey(entry)) return about;
        await audit.RecordAsync(AuditKind.ConversationOpened, staff, about.ConversationId, id, "", cancellationToken);
        if (_recorded.Count >= MostKept) _recorded.Clear();
        _recorded[entry] = true;
        return about;
    }
}
