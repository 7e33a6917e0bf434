using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// The state machine of a conversation's owner: Bot → Waiting → Agent → Bot or Closed, and Closed → Bot with what the citizen writes next.
/// Whatever is not here is refused with its reason.
/// </summary>
internal static class OwnershipTable
{
    /// <summary>Why the command may not be carried out; null when it may.</summary>
    public static HandoffResult? Refusal(ConversationOwner owner, HandoffCase? handoff, HandoffCommand command) => command switch
    {
        HandoffCommand.Claim claim => owner switch
        {
            ConversationOwner.Waiting => null,
            ConversationOwner.Agent when handoff!.Agent == claim.By.Id => null,
            ConversationOwner.Agent => new HandoffResult.TakenBy(handoff!.AgentName!),
            _ => new HandoffResult.WrongState(owner),
        },
        HandoffCommand.PullIn => owner switch
        {
            ConversationOwner.Bot => null,
            ConversationOwner.Agent => new HandoffResult.TakenBy(handoff!.AgentName!),
            _ => new HandoffResult.WrongState(owner),
        },
        HandoffCommand.Say { By.Id: var id } => OfOwner(owner, handoff, id),
        HandoffCommand.Transfer { By.Id: var id } => OfOwner(owner, handoff, id),
        HandoffCommand.Return { By.Id: var id } => OfOwner(owner, handoff, id),
        HandoffCommand.Close { By.Id: var id } => OfOwner(owner, handoff, id),
        HandoffCommand.Release { AgentId: var id } => OfOwner(owner, handoff, id),
        HandoffCommand.Expire or HandoffCommand.CancelByCitizen =>
            owner == ConversationOwner.Waiting ? null : new HandoffResult.WrongState(owner),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    /// <summary>The owner and the case after a command that may be carried out. A <see cref="HandoffCommand.PullIn"/> opens its case itself.</summary>
    public static (ConversationOwner Owner, HandoffCase Case) After(HandoffCase handoff, HandoffCommand command, DateTimeOffset now) => command switch
    {
        HandoffCommand.Claim { By: var by } => (ConversationOwner.Agent, Given(handoff, by) with { ClaimedAt = handoff.ClaimedAt ?? now }),
        HandoffCommand.Say => (ConversationOwner.Agent, handoff with { FirstReplyAt = handoff.FirstReplyAt ?? now, AgentAt = now }),
        HandoffCommand.Transfer { To: { } to, Note: var note } => (ConversationOwner.Agent, Given(handoff, to) with { Note = note }),
        HandoffCommand.Transfer { Queue: { } queue, Note: var note } =>
            (ConversationOwner.Waiting, Queued(handoff, now) with { Queue = queue, Note = note }),
        HandoffCommand.Release => (ConversationOwner.Waiting, Queued(handoff, now)),
        HandoffCommand.Return => (ConversationOwner.Bot, Ended(handoff, CaseState.Returned, now)),
        HandoffCommand.Close { Reason: var reason } => (ConversationOwner.Closed, Ended(handoff, CaseState.Closed, now) with { CloseReason = reason }),
        HandoffCommand.Expire => (ConversationOwner.Bot, Ended(handoff, CaseState.Expired, now)),
        HandoffCommand.CancelByCitizen => (ConversationOwner.Bot, Ended(handoff, CaseState.Cancelled, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    private static HandoffResult? OfOwner(ConversationOwner owner, HandoffCase? handoff, string agent) =>
        owner != ConversationOwner.Agent ? new HandoffResult.WrongState(owner)
        : handoff!.Agent == agent ? null
        : new HandoffResult.NotYours();

    private static HandoffCase Given(HandoffCase handoff, DeskAgent to) => handoff with { State = CaseState.Agent, Agent = to.Id, AgentName = to.Name };

    private static HandoffCase Queued(HandoffCase handoff, DateTimeOffset now) =>
        handoff with { State = CaseState.Waiting, Agent = null, AgentName = null, WaitingSince = now };

    private static HandoffCase Ended(HandoffCase handoff, CaseState state, DateTimeOffset now) => handoff with { State = state, EndedAt = now };
}
