using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>
/// Puts on record what was done to a case, in the commit of the turn that did it, with the note of a transfer: by an agent, a hub outside, or
/// the desk itself. A command is a turn once, so it is on record once, whoever asks again and on however many nodes.
/// </summary>
internal sealed class DeedRecords(NoteTable notes, IAuditTrail trail, TimeProvider clock) : IDeedWriter
{
    private const string System = "system";
    private const string Hub = "hub";

    public Func<ISqlSession, ValueTask>? Prepare(TurnCommit commit)
    {
        if (commit.Case is not { } about || Of(commit.Deed) is not (var kind, var by, var detail)) return null;
        var now = clock.GetUtcNow();
        var conversation = commit.Incoming.ConversationId;
        var record = new AuditEvent(kind, now, Actor(by), conversation, about.Id, detail);
        var left = commit.Deed is HandoffCommand.Transfer transfer
            ? notes.Prepare(new CaseNote(
                commit.Incoming.ActivityId, conversation, about.Id, NoteKind.Transfer, transfer.By.Id, transfer.By.Name, transfer.Note, now))
            : null;
        return async session =>
        {
            if (left is not null) await left(session);
            await trail.AppendAsync(session, record);
        };
    }

    /// <summary>Null for what is not recorded: what agents say stands in the transcript.</summary>
    private static (AuditKind Kind, DeskAgent? By, string Detail)? Of(HandoffCommand? deed) => deed switch
    {
        HandoffCommand.Claim claim => (AuditKind.CaseClaimed, claim.By, ""),
        HandoffCommand.Transfer { To: { } to } transfer => (AuditKind.CaseTransferred, transfer.By, $"to={to.Id}"),
        HandoffCommand.Transfer transfer => (AuditKind.CaseTransferred, transfer.By, $"queue={transfer.Queue}"),
        HandoffCommand.Return { By: var by } => (AuditKind.CaseReturned, by, ""),
        HandoffCommand.Close close => (AuditKind.CaseClosed, close.By, $"reason={close.Reason}"),
        HandoffCommand.Release release => (AuditKind.CaseReleased, release.By, $"agent={release.AgentId};why={Why(release)}"),
        _ => null,
    };

    private static string Why(HandoffCommand.Release release) =>
        release.By is null ? "gone" : release.By.Id == release.AgentId ? "left" : "supervisor";

    private static string Actor(DeskAgent? by) => by is null ? System : by.Id == DeskAgent.ExternalId ? Hub : "staff:" + by.Id;
}
