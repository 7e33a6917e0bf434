using System.Text.Json.Serialization;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// One time that a person of the help desk is asked for, from the wish to its end. It is in the conversation's state while it is the latest
/// one, and each turn that touches it writes its row in the same commit. Holds nothing personal that is not masked.
/// </summary>
/// <param name="Id">32 hex digits; follows from the conversation and the turn that opened it.</param>
/// <param name="Queue">Who is to answer; see <see cref="HandoffQueues"/>.</param>
/// <param name="Reason">Why it was opened.</param>
/// <param name="OpenedAt">When.</param>
public sealed record HandoffCase(string Id, string Queue, HandoffReason Reason, DateTimeOffset OpenedAt)
{
    /// <summary>The reason in the person's own words, masked; null when they gave none.</summary>
    public string? Words { get; init; }

    /// <summary>What was being asked, <c>dialog/question</c>; null when nothing was under way.</summary>
    public string? Step { get; init; }

    public CaseState State { get; init; } = CaseState.Waiting;

    /// <summary>Since when it has been waiting, this time: an agent who is gone puts it back.</summary>
    public DateTimeOffset WaitingSince { get; init; } = OpenedAt;

    /// <summary>Id of who has it, or had it last.</summary>
    public string? Agent { get; init; }

    /// <summary>As the citizen sees it.</summary>
    public string? AgentName { get; init; }

    /// <summary>What the last transfer said to whoever takes it next, masked.</summary>
    public string? Note { get; init; }

    /// <summary>When it was first taken.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When an agent first wrote.</summary>
    public DateTimeOffset? FirstReplyAt { get; init; }

    /// <summary>When the citizen last wrote, since it was opened.</summary>
    public DateTimeOffset? PersonAt { get; init; }

    /// <summary>When an agent last wrote.</summary>
    public DateTimeOffset? AgentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public CloseReason? CloseReason { get; init; }

    /// <summary>1 to 5, as the citizen rated it after it was closed.</summary>
    public int? Satisfaction { get; init; }

    [JsonIgnore]
    public bool IsOpen => State is CaseState.Waiting or CaseState.Agent;
}
