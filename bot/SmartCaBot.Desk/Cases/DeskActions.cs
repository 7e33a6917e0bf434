using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>What an agent does with a case besides writing. Each is carried out once, however often it is asked for, and audited.</summary>
internal sealed class DeskActions(
    HandoffLine line, ActionTable actions, Attendance attendance, CaseWatch watch, TimeProvider clock)
{
    public async Task<HandoffResult> ClaimAsync(StaffMember by, DeskCase about, CancellationToken cancellationToken)
    {
        // Whoever takes a case is there.
        if (watch.Duty.Find(by.Id)?.Choice is null or PresenceChoice.Offline)
            await attendance.ChooseAsync(by, PresenceChoice.Available, cancellationToken);
        return await SendAsync(
            by, about, new HandoffCommand.Claim(Agent(by)), $"claim-{about.Id}-{about.WaitingSince.Stored()}-{by.Id}", AuditKind.CaseClaimed, "", cancellationToken);
    }

    /// <summary>Brings a conversation that the bot leads to the desk, and takes it.</summary>
    public async Task<HandoffResult> PullInAsync(StaffMember by, string conversationId, string draft, CancellationToken cancellationToken)
    {
        var result = await line.SendAsync(conversationId, new HandoffCommand.PullIn(Agent(by)), $"pull-{draft}", cancellationToken);
        if (result is not HandoffResult.Done(var opened)) return result;
        await watch.RefreshAsync(cancellationToken);
        return watch.Board.Find(opened.Id) is { } about ? await ClaimAsync(by, about, cancellationToken) : result;
    }

    /// <param name="by">The owner.</param>
    /// <param name="about">Their case.</param>
    /// <param name="to">A colleague who is there; null for a queue.</param>
    /// <param name="queue">A queue; null for a colleague.</param>
    /// <param name="note">For whoever goes on.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<HandoffResult> TransferAsync(
        StaffMember by, DeskCase about, Presence? to, string? queue, string note, CancellationToken cancellationToken)
    {
        var command = new HandoffCommand.Transfer(Agent(by), to is null ? null : new DeskAgent(to.Staff, to.Name), queue, note);
        var id = $"transfer-{about.Id}-{about.ChangedAt.Stored()}";
        var left = new CaseNote(id, about.ConversationId, about.Id, NoteKind.Transfer, by.Id, by.Name, note, clock.GetUtcNow());
        return await SendAsync(by, about, command, id, AuditKind.CaseTransferred, to is null ? $"queue={queue}" : $"to={to.Staff}", cancellationToken, left);
    }

    public Task<HandoffResult> ReturnAsync(StaffMember by, DeskCase about, CancellationToken cancellationToken) =>
        SendAsync(by, about, new HandoffCommand.Return(Agent(by)), $"return-{about.Id}", AuditKind.CaseReturned, "", cancellationToken);

    public Task<HandoffResult> CloseAsync(StaffMember by, DeskCase about, CloseReason reason, CancellationToken cancellationToken) =>
        SendAsync(by, about, new HandoffCommand.Close(Agent(by), reason), $"close-{about.Id}", AuditKind.CaseClosed, $"reason={reason}", cancellationToken);

    /// <summary>Signs an agent off: what they had goes back to the queue at once.</summary>
    public async Task LeaveAsync(StaffMember by, CancellationToken cancellationToken)
    {
        await attendance.ChooseAsync(by, PresenceChoice.Offline, cancellationToken);
        foreach (var own in watch.Board.WithAgent.Where(one => one.Agent == by.Id).ToArray())
            await SendAsync(by, own, new HandoffCommand.Release(by.Id), $"release-{own.Id}-{own.ChangedAt.Stored()}", AuditKind.CaseReleased, "why=left", cancellationToken);
    }

    /// <summary>From the command on nobody's patience counts: what was done is put on record, also when the browser has gone meanwhile.</summary>
    private async Task<HandoffResult> SendAsync(
        StaffMember by, DeskCase about, HandoffCommand command, string commandId, AuditKind kind, string detail, CancellationToken cancellationToken,
        CaseNote? note = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = await line.SendAsync(about.ConversationId, command, commandId, CancellationToken.None);
        if (result is HandoffResult.Done) await actions.RecordAsync(commandId, kind, by, about, detail, note);
        await watch.RefreshAsync(CancellationToken.None);
        return result;
    }

    private static DeskAgent Agent(StaffMember by) => new(by.Id, by.Name);
}
