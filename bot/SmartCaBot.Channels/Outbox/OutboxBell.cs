using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Outbox;

/// <summary>Wakes the dispatcher of a kind when a turn of this process has written a message of that kind, so that nobody waits for its next look.</summary>
public sealed class OutboxBell : ITurnListener
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _sleepers = new(StringComparer.Ordinal);

    /// <summary>Whoever waits for this kind goes on. Never blocks.</summary>
    public void Ring(string kind)
    {
        if (_sleepers.TryRemove(kind, out var sleeper)) sleeper.TrySetResult();
    }

    /// <summary>Completes at the next ring.</summary>
    public Task NextAsync(string kind) =>
        _sleepers.GetOrAdd(kind, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Committed(TurnCommit commit)
    {
        // A turn's messages are nearly always of one kind; ringing twice does no harm.
        foreach (var message in commit.Outbox) Ring(message.Kind);
    }
}
