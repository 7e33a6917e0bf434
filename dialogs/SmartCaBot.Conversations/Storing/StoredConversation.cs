using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Storing;

/// <param name="Id">Unique over all channels.</param>
/// <param name="Version">Grows by one with each committed turn.</param>
/// <param name="LastSequence">Sequence of the last transcript entry; 0 when there is none.</param>
/// <param name="State">As the last turn left it.</param>
public sealed record StoredConversation(string Id, long Version, long LastSequence, ConversationState State);

/// <summary>One line of the conversation's append-only log.</summary>
/// <param name="Sequence">1, 2, 3 … without gaps; it is the Direct Line watermark.</param>
/// <param name="Activity">Masked; never holds an OTP or an unmasked identity number.</param>
/// <param name="Visible">False for entries that only analytics read (a join event, a hidden button press).</param>
/// <param name="At">When the turn was committed.</param>
/// <param name="Outcome">Set on the entry of the activity that caused the turn.</param>
/// <param name="Intent">What was understood, when anything was.</param>
public sealed record TranscriptEntry(
    long Sequence, Activity Activity, bool Visible, DateTimeOffset At, TurnOutcome? Outcome = null, string? Intent = null);

/// <summary>Everything one turn changes.</summary>
/// <param name="Incoming">What caused the turn; its inbox row is closed by the commit.</param>
/// <param name="ExpectedVersion">0 creates the conversation.</param>
/// <param name="State">The new state.</param>
/// <param name="Transcript">What the turn adds to the log.</param>
/// <param name="Outbox">Replies for channels that must be called (Zalo, Connector); empty where sockets read the transcript.</param>
public sealed record TurnCommit(
    IncomingActivity Incoming, long ExpectedVersion, ConversationState State, IReadOnlyList<TranscriptEntry> Transcript,
    IReadOnlyList<OutboxMessage> Outbox)
{
    public long NewVersion => ExpectedVersion + 1;
}

public enum CommitResult
{
    Committed,

    /// <summary>Another turn of the conversation was committed meanwhile: load again and run again.</summary>
    VersionConflict,

    /// <summary>This activity's turn was committed before: do nothing.</summary>
    AlreadyCommitted,
}
