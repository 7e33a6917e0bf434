using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>The store's contract in memory, with a switch that makes it fail.</summary>
internal sealed class MemoryConversationStore : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredConversation> _conversations = [];
    private readonly Dictionary<string, List<TranscriptEntry>> _transcripts = [];
    private readonly Dictionary<(string Channel, string Id), IncomingActivity?> _inbox = [];

    public bool Broken { get; set; }

    /// <summary>Written in the turns' own commits.</summary>
    public MemoryOutboxStore Outbox { get; } = new();

    public int Reads { get; private set; }

    /// <summary>Waited for before an activity is recorded: a slow disk.</summary>
    public Func<Task> BeforeReceive { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<TranscriptEntry> Transcript(string conversationId)
    {
        lock (_lock) return _transcripts.TryGetValue(conversationId, out var entries) ? [.. entries] : [];
    }

    public IReadOnlyList<string> Conversations
    {
        get
        {
            lock (_lock) return [.. _conversations.Keys];
        }
    }

    public async ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        await BeforeReceive();
        lock (_lock)
        {
            Check();
            return _inbox.TryAdd((incoming.Channel, incoming.ActivityId), incoming);
        }
    }

    public ValueTask<StoredConversation?> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            return new(_conversations.GetValueOrDefault(conversationId));
        }
    }

    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var incoming = commit.Incoming;
        lock (_lock)
        {
            Check();
            if (_inbox.TryGetValue((incoming.Channel, incoming.ActivityId), out var open) && open is null) return new(CommitResult.AlreadyCommitted);
            var before = _conversations.GetValueOrDefault(incoming.ConversationId);
            if ((before?.Version ?? 0) != commit.ExpectedVersion) return new(CommitResult.VersionConflict);
            if (!_transcripts.TryGetValue(incoming.ConversationId, out var entries)) _transcripts[incoming.ConversationId] = entries = [];
            entries.AddRange(commit.Transcript);
            _inbox[(incoming.Channel, incoming.ActivityId)] = null;
            foreach (var message in commit.Outbox) Outbox.Add(message);
            _conversations[incoming.ConversationId] = new StoredConversation(
                incoming.ConversationId, commit.NewVersion, entries.Count, commit.State, commit.Reference ?? before?.Reference);
            return new(CommitResult.Committed);
        }
    }

    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            Reads++;
            return new([.. Transcript(conversationId).Where(e => e.Sequence > after).Take(limit)]);
        }
    }

    public ValueTask<IReadOnlyList<IncomingActivity>> PendingAsync(
        DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        lock (_lock) return new([.. _inbox.Values.OfType<IncomingActivity>().Take(limit)]);
    }

    private void Check()
    {
        if (Broken) throw new IOException("The disk is full.");
    }
}
