using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Storing;

/// <summary>Everything one turn changes.</summary>
/// <param name="Incoming">What caused the turn; its inbox row is closed by the commit.</param>
/// <param name="ExpectedVersion">0 creates the conversation.</param>
/// <param name="State">The new state.</param>
/// <param name="Transcript">What the turn adds to the log.</param>
/// <param name="Outbox">
/// Replies for channels that must be called (Zalo, Connector; sockets read the transcript), and events for other conversations.
/// </param>
/// <param name="Reference">Where the person is reached from now on; null when that has not changed.</param>
public sealed record TurnCommit(
    IncomingActivity Incoming, long ExpectedVersion, ConversationState State, IReadOnlyList<TranscriptEntry> Transcript,
    IReadOnlyList<OutboxMessage> Outbox, ConversationReference? Reference = null)
{
    public long NewVersion => ExpectedVersion + 1;

    /// <summary>The case to write; null when the turn did not touch one.</summary>
    public HandoffCase? Case { get; init; }

    /// <summary>To write, each once for the conversation and its campaign.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>For whoever sent the command that caused the turn; not stored.</summary>
    public HandoffResult? Handoff { get; init; }

    /// <summary>What was done to the <see cref="Case"/>: whoever keeps records of that writes them in the same transaction. May hold a note.</summary>
    public HandoffCommand? Deed { get; init; }
}

public enum CommitResult
{
    Committed,

    /// <summary>Another turn of the conversation was committed meanwhile: load again and run again.</summary>
    VersionConflict,

    /// <summary>This activity's turn was committed before: do nothing.</summary>
    AlreadyCommitted,
}
