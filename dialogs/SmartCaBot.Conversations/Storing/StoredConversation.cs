using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Storing;

/// <param name="Id">Unique over all channels.</param>
/// <param name="Version">Grows by one with each committed turn.</param>
/// <param name="LastSequence">Sequence of the last transcript entry; 0 when there is none.</param>
/// <param name="State">As the last turn left it.</param>
/// <param name="Reference">Where its person is reached; null when no turn has said so.</param>
public sealed record StoredConversation(
    string Id, long Version, long LastSequence, ConversationState State, ConversationReference? Reference = null);
