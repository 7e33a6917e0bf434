using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.DirectLine.Plain;

/// <summary>Requests that wait for the turn of what they brought.</summary>
internal sealed class PlainAnswers(TimeProvider clock) : ITurnListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Gives an activity to the runtime and waits for its turn, though not longer than a person would.</summary>
    public Task AfterAsync(string activityId, Func<ValueTask> give, CancellationToken cancellationToken) => AfterAsync(
        activityId,
        async () =>
        {
            await give();
            return true;
        },
        cancellationToken);

    /// <param name="activityId">Whose turn.</param>
    /// <param name="give">False when the runtime had it before: then nothing is waited for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> AfterAsync(string activityId, Func<ValueTask<bool>> give, CancellationToken cancellationToken)
    {
        var turn = _waiting.GetOrAdd(activityId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            if (!await give()) return false;
            // Sent twice, or slow: the page then says that the answer is on its way.
            await turn.Task.WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        finally
        {
            _waiting.TryRemove(new(activityId, turn));
        }
    }

    public void Committed(TurnCommit commit)
    {
        if (!_waiting.IsEmpty && _waiting.TryGetValue(commit.Incoming.ActivityId, out var turn)) turn.TrySetResult();
    }
}
