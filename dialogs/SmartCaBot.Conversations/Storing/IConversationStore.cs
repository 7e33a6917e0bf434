using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Storing;

/// <summary>
/// What the conversation runtime needs of a database. Every method is one atomic step; writes may be grouped, but a
/// returned task means the write is durable.
/// </summary>
public interface IConversationStore
{
    /// <summary>
    /// Records an activity in the inbox, unique on channel + activity id, so that it may be acknowledged before its turn runs.
    /// False: it was recorded before (done or not) and must not run again on its own.
    /// </summary>
    ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken);

    /// <summary>The conversation as last committed, or null when it has none yet.</summary>
    ValueTask<StoredConversation?> LoadAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// One transaction: state (when the version still matches), transcript, outbox, where the person is reached, case and milestones, and the
    /// inbox row closed and emptied. An activity
    /// that never went through <see cref="ReceiveAsync"/> gets its inbox row here, so each activity id commits one turn at most.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Entries with a sequence above <paramref name="after"/>, in order, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Recorded activities whose turn has not been committed, oldest first: what a crash left to do. One that cannot be read is
    /// reported and left out.
    /// </summary>
    ValueTask<IReadOnlyList<IncomingActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken);
}
