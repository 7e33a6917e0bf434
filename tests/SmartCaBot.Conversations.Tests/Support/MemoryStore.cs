using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Support;

/// <summary>The store's contract in memory, with a switch to fail and a hook before each commit.</summary>
internal sealed class MemoryStore : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredConversation> _conversations = [];
    private readonly Dictionary<(string, string), (IncomingActivity Incoming, bool Done)> _inbox = [];

    public ConcurrentQueue<TurnCommit> Commits { get; } = new();

    public int FailNext { get; set; }

    public Action<TurnCommit>? BeforeCommit { get; set; }

    public ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        lock (_lock) return ValueTask.FromResult(_inbox.TryAdd((incoming.Channel, incoming.ActivityId), (incoming, false)));
    }

    public ValueTask<StoredConversation?> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock) return ValueTask.FromResult(_conversations.GetValueOrDefault(conversationId));
    }

    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        BeforeCommit?.Invoke(commit);
        lock (_lock)
        {
            if (FailNext > 0)
            {
                FailNext--;
                throw new IOException("disk full");
            }

            var key = (commit.Incoming.Channel, commit.Incoming.ActivityId);
            if (_inbox.TryGetValue(key, out var row) && row.Done) return ValueTask.FromResult(CommitResult.AlreadyCommitted);
            var before = _conversations.GetValueOrDefault(commit.Incoming.ConversationId);
            if ((before?.Version ?? 0) != commit.ExpectedVersion) return ValueTask.FromResult(CommitResult.VersionConflict);
            _inbox[key] = (commit.Incoming, true);
            _conversations[commit.Incoming.ConversationId] = new StoredConversation(
                commit.Incoming.ConversationId, commit.NewVersion, commit.Transcript[^1].Sequence, commit.State,
                commit.Reference ?? before?.Reference);
            Commits.Enqueue(commit);
            return ValueTask.FromResult(CommitResult.Committed);
        }
    }

    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<TranscriptEntry>>(
        [
            .. Commits.Where(c => c.Incoming.ConversationId == conversationId).SelectMany(c => c.Transcript)
                .Where(e => e.Sequence > after).Take(limit),
        ]);

    public ValueTask<IReadOnlyList<IncomingActivity>> PendingAsync(DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        lock (_lock) return ValueTask.FromResult<IReadOnlyList<IncomingActivity>>([.. _inbox.Values.Where(r => !r.Done).Select(r => r.Incoming)]);
    }
}
