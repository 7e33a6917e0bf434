using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>All that a turn wants to change. Nothing has been stored or sent yet.</summary>
/// <param name="State">The conversation's new state.</param>
/// <param name="Echo">The person's own message as the transcript may show it: masked; null when nobody should see it.</param>
/// <param name="Replies">In order.</param>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Intent">What was understood, when anything was.</param>
/// <param name="Error">The bug behind <see cref="TurnOutcome.ErrorInternal"/>, for the log.</param>
public sealed record TurnResult(
    ConversationState State, Activity? Echo, IReadOnlyList<Activity> Replies, TurnOutcome Outcome, string? Intent = null,
    Exception? Error = null)
{
    /// <summary>Events for other conversations, written in the same commit.</summary>
    public IReadOnlyList<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>The case as this turn leaves it; null when the turn does not touch one.</summary>
    public HandoffCase? Case { get; init; }

    /// <summary>What the conversation reached in this turn.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>What became of the help desk's command that caused the turn; null for any other cause.</summary>
    public HandoffResult? Handoff { get; init; }

    /// <summary>What the help desk, or a hub outside, did to the case in this turn, to be put on record with it; null when it changed nothing.</summary>
    public HandoffCommand? Deed { get; init; }

    /// <summary>The turn is for later: nothing of it is stored. Only where the input may wait.</summary>
    public bool IsNotNow { get; init; }
}
