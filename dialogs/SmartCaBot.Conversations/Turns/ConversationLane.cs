using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>The turns of one conversation, in order, with the state of the last one at hand.</summary>
internal sealed class ConversationLane(TurnStep step, TimeProvider clock, CancellationToken stopping)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Queue<TurnRequest> _waiting = new();
    private StoredConversation? _conversation;
    private DateTimeOffset _lastUse = clock.GetUtcNow();
    private bool _draining;
    private TaskCompletionSource? _idle;
    private bool _retired;

    /// <summary>The turn under way and when it began.</summary>
    public RunningTurn? Running { get; private set; }

    /// <summary>Turns that wait for the one under way.</summary>
    public int Waiting
    {
        get { lock (_lock) return _waiting.Count; }
    }

    /// <summary>Done when no turn is under way and none waits.</summary>
    public Task WhenIdle()
    {
        lock (_lock)
        {
            if (!_draining) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>False when the lane has been retired and takes nothing any more.</summary>
    public bool TryEnqueue(TurnRequest request)
    {
        lock (_lock)
        {
            if (_retired) return false;
            _waiting.Enqueue(request);
            if (_draining) return true;
            _draining = true;
        }

        _ = DrainAsync(isAwaited: request.Completion is not null);
        return true;
    }

    public bool TryRetire(DateTimeOffset unusedSince)
    {
        lock (_lock) return !_draining && _lastUse < unusedSince && (_retired = true);
    }

    /// <param name="isAwaited">The caller waits for the first turn, so it may as well run it; who waits for nothing gets its thread back.</param>
    private async Task DrainAsync(bool isAwaited)
    {
        if (!isAwaited) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (Next() is { } request)
        {
            Running = new RunningTurn(request.Incoming, clock.GetUtcNow());
            await RunAsync(request);
            Running = null;
        }
    }

    private TurnRequest? Next()
    {
        lock (_lock)
        {
            _lastUse = clock.GetUtcNow();
            if (!stopping.IsCancellationRequested && _waiting.TryDequeue(out var request)) return request;
            _draining = false;
            while (_waiting.TryDequeue(out var left)) left.Completion?.TrySetCanceled(stopping);
            _idle?.SetResult();
            _idle = null;
            return null;
        }
    }

    private async Task RunAsync(TurnRequest request)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var end = await step.RunAsync(_conversation, request.Incoming, stopping);
                _conversation = end.Conversation;
                request.Completion?.TrySetResult(end);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                request.Completion?.TrySetCanceled(stopping);
                return;
            }
            catch (Exception error)
            {
                // The store failed. What is in the inbox is tried until it succeeds; a caller who waits is told now.
                _conversation = null;
                step.Report(request.Incoming, error);
                if (request.Completion?.TrySetException(error) == true) return;
                await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

internal sealed record RunningTurn(IncomingActivity Incoming, DateTimeOffset Since);
