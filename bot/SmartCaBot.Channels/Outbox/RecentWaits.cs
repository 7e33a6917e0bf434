using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Until when the other side last kept a message waiting though nothing was wrong: what fails after that is young again. In this process's memory
/// alone, as in <see cref="RecentCounts"/>: where it is forgotten a message is given up sooner, and an operator may replay it.
/// </summary>
internal sealed class RecentWaits(int most = 10_000)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Attempts)> _waits = new(StringComparer.Ordinal);

    /// <param name="leased">What waits.</param>
    /// <param name="until">When it is asked for again.</param>
    public void Set(LeasedMessage leased, DateTimeOffset until)
    {
        if (_waits.Count >= most) _waits.Clear();
        _waits[leased.Message.Id] = (until, leased.Attempts + 1);
    }

    /// <summary>Since when, and how often, it has failed.</summary>
    public (DateTimeOffset Since, int Failures) Of(LeasedMessage leased) => _waits.TryGetValue(leased.Message.Id, out var wait)
        ? (wait.Since, leased.Attempts - wait.Attempts)
        : (leased.Message.CreatedAt, leased.Attempts);

    public void Remove(string messageId) => _waits.TryRemove(messageId, out _);
}
