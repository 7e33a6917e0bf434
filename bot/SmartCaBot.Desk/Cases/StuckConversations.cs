using System.Collections.Concurrent;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Desk.Cases;

/// <summary>
/// Conversations of this node that an agent may want to join before anybody asks: twice not understood, or three answers refused. In memory:
/// whoever is stuck writes again within minutes, or has gone.
/// </summary>
internal sealed class StuckConversations(TimeProvider clock)
{
    private const int FewestMisses = 2;
    private const int FewestRejections = 3;
    private const int Most = 500;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, StuckConversation> _stuck = new(StringComparer.Ordinal);

    /// <summary>Longest stuck first.</summary>
    public IReadOnlyList<StuckConversation> List()
    {
        var since = clock.GetUtcNow() - Recent;
        foreach (var (id, one) in _stuck)
        {
            if (one.At < since) _stuck.TryRemove(new(id, one));
        }

        return [.. _stuck.Values.OrderByDescending(one => one.Misses + one.Rejections).ThenBy(one => one.At)];
    }

    public StuckConversation? Find(string conversationId) => _stuck.GetValueOrDefault(conversationId);

    /// <summary>After each turn; returns at once.</summary>
    public void Hear(TurnCommit commit)
    {
        var (id, state) = (commit.Incoming.ConversationId, commit.State);
        var frame = state.Frames.IsDefaultOrEmpty ? null : state.Frames[^1];
        var rejections = frame?.Pending?.Rejections ?? 0;
        if (state.Owner != ConversationOwner.Bot || (state.Misses < FewestMisses && rejections < FewestRejections))
        {
            _stuck.TryRemove(id, out _);
            return;
        }

        if (_stuck.Count >= Most && !_stuck.ContainsKey(id)) return;
        _stuck[id] = new StuckConversation(
            id, commit.Incoming.Channel, state.Language, state.Campaign?.Office, frame?.Pending is { } pending ? $"{frame.Dialog}/{pending.Key}" : frame?.Dialog,
            state.Misses, rejections, commit.Incoming.ReceivedAt);
    }
}
