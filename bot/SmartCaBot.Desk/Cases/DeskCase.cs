using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Desk.Cases;

/// <summary>A case as the desk lists it: its row, written by the turns of its conversation. Nothing in it is personal.</summary>
internal sealed record DeskCase(string Id, string ConversationId)
{
    public required string Channel { get; init; }

    public required string Language { get; init; }

    public required string Queue { get; init; }

    public string? Office { get; init; }

    public required HandoffReason Reason { get; init; }

    /// <summary>The reason in the citizen's own words, masked.</summary>
    public string? Words { get; init; }

    /// <summary><c>dialog/question</c> that was pending.</summary>
    public string? Step { get; init; }

    public required CaseState State { get; init; }

    public string? Agent { get; init; }

    public string? AgentName { get; init; }

    /// <summary>Of the last transfer, masked.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? FirstReplyAt { get; init; }

    public DateTimeOffset? PersonAt { get; init; }

    public DateTimeOffset? AgentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public CloseReason? CloseReason { get; init; }

    public int? Satisfaction { get; init; }

    /// <summary>Where the citizen's session begins in the transcript, in which the case was opened.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Of the transcript: when the row was written, or the case ended.</summary>
    public required long LastSequence { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public bool IsOpen => State is CaseState.Waiting or CaseState.Agent;

    /// <summary>What was said later is not of this case.</summary>
    public long EndSequence => IsOpen ? long.MaxValue : LastSequence;

    /// <summary>They have it now; who had it before it ended is not meant.</summary>
    public bool IsWith(string staff) => State == CaseState.Agent && Agent == staff;

    /// <summary>Whether the citizen has written since an agent last did.</summary>
    public bool AwaitsAgent => State == CaseState.Agent && PersonAt is { } person && (AgentAt is not { } agent || person > agent);
}
