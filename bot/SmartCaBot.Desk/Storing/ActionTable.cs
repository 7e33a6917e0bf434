using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Desk.Storing;

/// <summary>Puts what was done to a case on record: once for each command, whoever asks again and on however many nodes.</summary>
internal sealed class ActionTable(IDatabase database, NoteTable notes, IStaffAudit audit, IAuditTrail trail, TimeProvider clock)
{
    private const string Add = "INSERT INTO desk_actions (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    private const string System = "system";

    /// <summary>Not to be stopped: the deed is done.</summary>
    /// <param name="commandId">Of the deed.</param>
    /// <param name="kind">What.</param>
    /// <param name="by">Who; null for the desk itself.</param>
    /// <param name="about">With which case.</param>
    /// <param name="detail">For the audit log.</param>
    /// <param name="note">Goes along, in the same transaction.</param>
    public Task RecordAsync(string commandId, AuditKind kind, StaffMember? by, DeskCase about, string detail, CaseNote? note = null) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(Add, commandId, clock.GetUtcNow().Stored()) == 0) return false;
            if (note is not null) await notes.AddAsync(session, note);
            if (by is not null) await audit.RecordAsync(session, kind, by, about.ConversationId, about.Id, detail);
            else await trail.AppendAsync(session, new AuditEvent(kind, clock.GetUtcNow(), System, about.ConversationId, about.Id, detail));
            return true;
        },
        CancellationToken.None);
}
