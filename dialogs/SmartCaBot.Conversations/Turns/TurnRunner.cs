using System.Collections.Concurrent;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// Runs turns: one after another within a conversation, side by side between conversations. Every cause of a turn (a message,
/// an arrival, an event of the system such as an officer's decision) comes through here. A turn is acknowledged to nobody before it is durable.
/// </summary>
public sealed class TurnRunner : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private const int MostWaiting = 32;
    private static readonly TimeSpan RoomPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan KeepIdle = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ConversationLane> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TurnStep _step;
    private readonly IConversationStore _store;
    private readonly ITurnListener _listener;
    private readonly TimeProvider _clock;
    private readonly ITimer _watch;

    public TurnRunner(
        IConversationStore store, IBot bot, IReplyRouter router, ITurnListener listener, TimeProvider clock, ITurnPreparation? preparation = null)
    {
        _store = store;
        _listener = listener;
        _clock = clock;
        _step = new TurnStep(store, bot, router, listener, clock, preparation);
        _watch = clock.CreateTimer(_ => Watch(), null, Patience, Patience);
    }

    /// <summary>
    /// Makes the activity durable and lets its turn follow. Returns before the turn has run; false when the same activity
    /// was received before.
    /// </summary>
    public async ValueTask<bool> ReceiveAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        if (!await _store.ReceiveAsync(incoming, cancellationToken)) return false;
        Start(incoming);
        return true;
    }

    /// <summary>Runs the turn of an activity that its channel has put into the inbox itself. Returns at once; the turn is tried until it commits.</summary>
    public void Start(IncomingActivity recorded) => Enqueue(new TurnRequest(recorded, Completion: null));

    /// <summary>
    /// Returns when the conversation has few turns waiting. Channels call it before they read what a person sends: whoever sends faster than
    /// turns run is slowed down, and cannot fill the memory.
    /// </summary>
    public async ValueTask WaitForRoomAsync(string conversationId, CancellationToken cancellationToken)
    {
        while (_lanes.TryGetValue(conversationId, out var lane) && lane.Waiting >= MostWaiting)
            await Task.Delay(RoomPause, _clock, cancellationToken);
    }

    /// <summary>Runs the turn and returns what it committed; null when this activity's turn was committed before.</summary>
    public async Task<TurnCommit?> RunAsync(IncomingActivity incoming, CancellationToken cancellationToken) =>
        (await EndOfAsync(incoming, cancellationToken)).Commit;

    /// <summary>
    /// Runs the turn of an activity that its sender keeps until then. False: not now, and nothing was stored; it is to be offered again later.
    /// </summary>
    public async Task<bool> OfferAsync(IncomingActivity incoming, CancellationToken cancellationToken) =>
        !(await EndOfAsync(incoming with { MayWait = true }, cancellationToken)).IsNotNow;

    /// <summary>Takes up what an earlier process received and did not finish. Call once, before requests are served.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        const int all = int.MaxValue;
        foreach (var incoming in await _store.PendingAsync(_clock.GetUtcNow(), all, cancellationToken))
            Start(incoming);
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _stopping.CancelAsync();
        await Task.WhenAll(_lanes.Values.Select(lane => lane.WhenIdle()));
        _stopping.Dispose();
    }

    private async Task<TurnEnd> EndOfAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource<TurnEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new TurnRequest(incoming, completion));
        return await completion.Task.WaitAsync(cancellationToken);
    }

    private void Enqueue(TurnRequest request)
    {
        while (true)
        {
            var lane = _lanes.GetOrAdd(
                request.Incoming.ConversationId, static (_, self) => new ConversationLane(self._step, self._clock, self._stopping.Token), this);
            if (lane.TryEnqueue(request)) return;
            // The lane was retired between the look-up and now: its successor takes the request.
            _lanes.TryRemove(new(request.Incoming.ConversationId, lane));
        }
    }

    private void Watch()
    {
        var now = _clock.GetUtcNow();
        foreach (var (id, lane) in _lanes)
        {
            if (lane.Running is { } running && now - running.Since >= Patience) _listener.Working(running.Incoming);
            else if (lane.TryRetire(now - KeepIdle)) _lanes.TryRemove(new(id, lane));
        }
    }
}

/// <param name="Incoming">What to run.</param>
/// <param name="Completion">Set when somebody waits for the result; otherwise the activity is in the inbox and is tried until it commits.</param>
internal sealed record TurnRequest(IncomingActivity Incoming, TaskCompletionSource<TurnEnd>? Completion);
