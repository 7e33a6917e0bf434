using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// Puts the messages of one person into the order in which they were sent: the platform promises none, so each waits a moment for earlier
/// ones that are still on their way. What comes later than that is answered when it comes.
/// </summary>
internal sealed class ArrivalOrder(Lazy<TurnRunner> turns, ZaloOptions options, TimeProvider clock) : ITurnListener
{
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <param name="arrival">Already durable.</param>
    public void Add(Arrival arrival)
    {
        if (!_underWay.TryAdd(arrival.Incoming.ActivityId, 0)) return;
        if (options.OrderWindow == TimeSpan.Zero)
        {
            turns.Value.Start(arrival.Incoming);
            return;
        }

        var person = arrival.Incoming.ConversationId;
        while (true)
        {
            var waiting = _waiting.GetOrAdd(person, _ => new Waiting());
            lock (waiting)
            {
                if (waiting.IsOver) continue;
                waiting.Held.Add((arrival, clock.GetUtcNow() + options.OrderWindow));
                if (waiting.Held.Count == 1) _ = ReleaseAsync(person, waiting);
                return;
            }
        }
    }

    /// <summary>Turns that the recovery has started.</summary>
    public void Recovered(IEnumerable<string> activityIds)
    {
        foreach (var id in activityIds) _underWay.TryAdd(id, 0);
    }

    /// <summary>Its turn waits or runs, and is not committed yet.</summary>
    public bool IsUnderWay(Arrival arrival) => _underWay.ContainsKey(arrival.Incoming.ActivityId);

    public void Committed(TurnCommit commit)
    {
        if (commit.Incoming.Channel == ZaloIds.Channel) _underWay.TryRemove(commit.Incoming.ActivityId, out _);
    }

    private async Task ReleaseAsync(string person, Waiting waiting)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (true)
        {
            TimeSpan wait;
            lock (waiting)
            {
                if (waiting.Held.Count == 0)
                {
                    waiting.IsOver = true;
                    _waiting.TryRemove(new(person, waiting));
                    return;
                }

                wait = waiting.Held[0].Until - clock.GetUtcNow();
                if (wait <= TimeSpan.Zero)
                {
                    // With the one whose time is over goes all that was sent before it.
                    var (first, _) = waiting.Held[0];
                    foreach (var (due, _) in waiting.Held.Where(held => held.Arrival.SentAt <= first.SentAt).OrderBy(held => held.Arrival.SentAt))
                        turns.Value.Start(due.Incoming);
                    waiting.Held.RemoveAll(held => held.Arrival.SentAt <= first.SentAt);
                    continue;
                }
            }

            await Task.Delay(wait, clock);
        }
    }

    private sealed class Waiting
    {
        /// <summary>In the order of arrival.</summary>
        public List<(Arrival Arrival, DateTimeOffset Until)> Held { get; } = [];

        public bool IsOver { get; set; }
    }
}
