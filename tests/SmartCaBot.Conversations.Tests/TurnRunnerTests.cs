using System.Collections.Concurrent;
using System.Globalization;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

public sealed class TurnRunnerTests : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly CountingBot _bot = new();
    private readonly Listener _listener = new();
    private readonly TurnRunner _runner;

    public TurnRunnerTests() => _runner = new TurnRunner(_store, _bot, new NoRoute(), _listener, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    [Fact]
    public async Task Fifty_messages_at_once_to_one_conversation_are_fifty_turns_in_a_row()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _runner.RunAsync(Incoming("c1", $"a{i}"), Token)));
        var commits = _store.Commits.ToList();
        Assert.Equal(50, commits.Count);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), commits.Select(c => c.ExpectedVersion));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), commits.SelectMany(c => c.Transcript).Select(e => e.Sequence));
        Assert.Equal(1, _bot.MostAtOnce);
    }

    [Fact]
    public async Task The_same_activity_runs_once_however_often_it_comes()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _runner.RunAsync(Incoming("c1", "same"), Token)));
        Assert.Single(results, r => r is not null);
        Assert.Single(_store.Commits);
    }

    [Fact]
    public async Task A_received_activity_is_refused_the_second_time()
    {
        Assert.True(await _runner.ReceiveAsync(Incoming("c1", "a"), Token));
        Assert.False(await _runner.ReceiveAsync(Incoming("c1", "a"), Token));
    }

    [Fact]
    public async Task When_another_node_was_quicker_the_turn_runs_again_on_the_new_state()
    {
        await _runner.RunAsync(Incoming("c1", "first"), Token);
        var raced = false;
        _store.BeforeCommit = commit =>
        {
            if (raced) return;
            raced = true;
            // The other node's commit, straight into the store.
            _store.CommitAsync(commit with { Incoming = Incoming("c1", "other node") }, Token).AsTask().GetAwaiter().GetResult();
        };
        var mine = await _runner.RunAsync(Incoming("c1", "mine"), Token);
        Assert.Equal(2, mine!.ExpectedVersion);
        Assert.Equal(3, _store.Commits.Count);
    }

    [Fact]
    public async Task A_received_activity_is_tried_until_the_store_is_back()
    {
        _store.FailNext = 1;
        Assert.True(await _runner.ReceiveAsync(Incoming("c1", "a"), Token));
        await _listener.Committed.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.IsType<IOException>(Assert.Single(_listener.Errors));
        Assert.Single(_store.Commits);
    }

    [Fact]
    public async Task A_caller_who_waits_is_told_that_the_store_failed()
    {
        _store.FailNext = 1;
        await Assert.ThrowsAsync<IOException>(() => _runner.RunAsync(Incoming("c1", "a"), Token));
        Assert.NotNull(await _runner.RunAsync(Incoming("c1", "a"), Token));
    }

    [Fact]
    public async Task What_an_earlier_process_received_is_taken_up()
    {
        await _store.ReceiveAsync(Incoming("c1", "left"), Token);
        await _runner.RecoverAsync(Token);
        await _listener.Committed.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal("left", Assert.Single(_store.Commits).Incoming.ActivityId);
    }

    [Fact]
    public async Task Who_sends_faster_than_turns_run_waits_and_others_do_not()
    {
        _bot.Hold = new TaskCompletionSource();
        var turns = Enumerable.Range(0, 40).Select(i => _runner.RunAsync(Incoming("c1", $"a{i}"), Token)).ToArray();

        var room = _runner.WaitForRoomAsync("c1", Token).AsTask();
        Assert.False(room.IsCompleted);
        await _runner.WaitForRoomAsync("c2", Token);
        using var left = new CancellationTokenSource();
        var gone = _runner.WaitForRoomAsync("c1", left.Token).AsTask();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        Assert.False(room.IsCompleted);
        _bot.Hold.SetResult();
        await room.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await Task.WhenAll(turns);
    }

    [Fact]
    public async Task Stopping_waits_for_a_turn_that_its_caller_runs()
    {
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        _store.BeforeCommit = _ =>
        {
            reached.Set();
            release.Wait(Token);
        };
        var runner = new TurnRunner(_store, _bot, new NoRoute(), _listener, TimeProvider.System);
        var turn = Task.Run(() => runner.RunAsync(Incoming("c1", "a"), Token), Token);
        reached.Wait(Token);

        var stopped = runner.DisposeAsync().AsTask();
        await Task.Yield();
        Assert.False(stopped.IsCompleted);
        release.Set();
        await stopped.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Single(_store.Commits);
        await turn;
    }

    [Fact]
    public async Task A_message_that_breaks_the_bot_is_closed_and_does_not_hold_up_the_next()
    {
        _bot.Throw = true;
        var broken = await _runner.RunAsync(Incoming("c1", "poison"), Token);
        Assert.Equal(TurnOutcome.ErrorInternal, broken!.Transcript[0].Outcome);
        Assert.Null(broken.Transcript[0].Activity.Text);
        _bot.Throw = false;
        Assert.NotNull(await _runner.RunAsync(Incoming("c1", "next"), Token));
        Assert.Single(_listener.Errors);
    }

    [Fact]
    public async Task The_echo_comes_first_and_replies_are_numbered_and_addressed()
    {
        var commit = await _runner.RunAsync(Incoming("c1", "a"), Token);
        var (echo, reply) = (commit!.Transcript[0].Activity, commit.Transcript[1].Activity);
        Assert.Equal("a", echo.Id);
        Assert.Equal("c1|0000002", reply.Id);
        Assert.Equal("a", reply.ReplyToId);
        Assert.Equal("bot-1", reply.From!.Id);
        Assert.Equal(Roles.Bot, reply.From.Role);
        Assert.Equal("user-1", reply.Recipient!.Id);
        Assert.True(reply.Timestamp > echo.Timestamp);
        Assert.Null(reply.ChannelData);
    }

    private static IncomingActivity Incoming(string conversation, string id) => new(
        conversation, "test", id, "user-1",
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Text = id,
            From = new ChannelAccount { Id = "user-1" },
            Recipient = new ChannelAccount { Id = "bot-1" },
            Conversation = new ConversationAccount { Id = conversation },
        },
        DateTimeOffset.UnixEpoch);

    private sealed class CountingBot : IBot
    {
        private int _now;

        public int MostAtOnce { get; private set; }

        public bool Throw { get; set; }

        /// <summary>Turns end after it.</summary>
        public TaskCompletionSource? Hold { get; set; }

        public async ValueTask<TurnResult> OnTurnAsync(
            ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            await Task.Yield();
            if (Hold is { } hold) await hold.Task.WaitAsync(cancellationToken);
            if (Throw) throw new InvalidOperationException("a bug");
            Interlocked.Decrement(ref _now);
            var reply = new Activity { Type = ActivityTypes.Message, Text = context.Version.ToString(CultureInfo.InvariantCulture) };
            return new TurnResult(state, input.Activity, [reply], TurnOutcome.Answered);
        }
    }

    private sealed class NoRoute : IReplyRouter
    {
        public IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies) => [];
    }

    private sealed class Listener : ITurnListener
    {
        public TaskCompletionSource Committed { get; } = new();

        public ConcurrentQueue<Exception> Errors { get; } = new();

        void ITurnListener.Committed(TurnCommit commit) => Committed.TrySetResult();

        public void Working(IncomingActivity incoming)
        {
        }

        public void Failed(IncomingActivity incoming, Exception error) => Errors.Enqueue(error);
    }
}
