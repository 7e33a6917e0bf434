using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>
/// What an agent does with a case besides writing. Each is carried out once, however often it is asked for, and on record with its turn
/// (<see cref="DeedRecords"/>).
/// </summary>
internal sealed class DeskActions(HandoffLine line, Attendance attendance, CaseWatch watch)
{
    public async Task<HandoffResult> ClaimAsync(StaffMember by, DeskCase about, CancellationToken cancellationToken)
    {
        // Whoever takes a case is there.
        if (watch.Duty.Find(by.Id)?.Choice is null or PresenceChoice.Offline)
            await attendance.ChooseAsync(by, PresenceChoice.Available, cancellationToken);
        return await SendAsync(about, new HandoffCommand.Claim(Agent(by)), $"claim-{about.Id}-{about.WaitingSince.Stored()}-{by.Id}", cancellationToken);
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
    public Task<HandoffResult> TransferAsync(
        StaffMember by, DeskCase about, Presence? to, string? queue, string note, CancellationToken cancellationToken) =>
        SendAsync(
            about, new HandoffCommand.Transfer(Agent(by), to is null ? null : new DeskAgent(to.Staff, to.Name), queue, note),
            $"transfer-{about.Id}-{about.ChangedAt.Stored()}", cancellationToken);

    public Task<HandoffResult> ReturnAsync(StaffMember by, DeskCase about, CancellationToken cancellationToken) =>
        SendAsync(about, new HandoffCommand.Return(Agent(by)), $"return-{about.Id}", cancellationToken);

    public Task<HandoffResult> CloseAsync(StaffMember by, DeskCase about, CloseReason reason, CancellationToken cancellationToken) =>
        SendAsync(about, new HandoffCommand.Close(Agent(by), reason), $"close-{about.Id}", cancellationToken);

    /// <summary>A supervisor has what somebody else has wait in its queue again: a hub outside that says nothing more, a colleague who cannot go on.</summary>
    public Task<HandoffResult> PutBackAsync(StaffMember by, DeskCase about, CancellationToken cancellationToken) =>
        ReleaseAsync(by, about, about.Agent ?? "", cancellationToken);

    /// <summary>Signs an agent off: what they had goes back to the queue at once.</summary>
    public async Task LeaveAsync(StaffMember by, CancellationToken cancellationToken)
    {
        await attendance.ChooseAsync(by, PresenceChoice.Offline, cancellationToken);
        foreach (var own in watch.Board.WithAgent.Where(one => one.Agent == by.Id).ToArray())
            await ReleaseAsync(by, own, by.Id, cancellationToken);
    }

    private Task<HandoffResult> ReleaseAsync(StaffMember by, DeskCase about, string agent, CancellationToken cancellationToken) =>
        SendAsync(about, new HandoffCommand.Release(agent, Agent(by)), $"release-{about.Id}-{about.ChangedAt.Stored()}", cancellationToken);

    /// <summary>From the command on nobody's patience counts: the board is to show what was done, also when the browser has gone meanwhile.</summary>
    private async Task<HandoffResult> SendAsync(DeskCase about, HandoffCommand command, string commandId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = await line.SendAsync(about.ConversationId, command, commandId, CancellationToken.None);
        await watch.RefreshAsync(CancellationToken.None);
        return result;
    }

    private static DeskAgent Agent(StaffMember by) => new(by.Id, by.Name);
}
