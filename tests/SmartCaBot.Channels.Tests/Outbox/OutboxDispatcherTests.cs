using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.TestKit;

namespace SmartCaBot.Channels.Tests.Outbox;

public sealed class OutboxDispatcherTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Outbox _outbox = new();
    private readonly Sender _sender = new();
    private readonly OutboxBell _bell = new();
    private readonly OutboxDispatcher _dispatcher;

    public OutboxDispatcherTests() =>
        _dispatcher = new OutboxDispatcher(_outbox, _sender, _bell, _clock, NullLogger<OutboxDispatcher>.Instance);

    public void Dispose() => _dispatcher.Dispose();

    [Fact]
    public async Task What_was_sent_is_completed()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);

        Assert.Equal(1, await DeliverAsync());

        Assert.Equal(["completed m1"], _outbox.Log);
    }

    [Fact]
    public async Task A_failed_delivery_comes_again_later_each_time_and_after_a_day_is_laid_aside()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => new Delivered.Later("busy");
        var waits = new List<TimeSpan>();
        var start = _clock.GetUtcNow();

        while (_outbox.Waiting is not null)
        {
            await DeliverAsync();
            if (_outbox.RetryAt is not { } retry) break;
            waits.Add(retry - _clock.GetUtcNow());
            _clock.Set(retry);
        }

        Assert.True(waits[3] > waits[0] * 4);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        Assert.Equal("laid aside m1: busy", _outbox.Log[^1]);
    }

    [Fact]
    public async Task What_the_other_side_takes_later_waits_for_days_and_is_never_laid_aside()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => new Delivered.NotYet("busy", TimeSpan.FromHours(1));
        for (var hour = 0; hour < 72; hour++)
        {
            await DeliverAsync();
            Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(1), _outbox.RetryAt);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        // What fails then has not failed for three days: it comes again soon, and for a day.
        _sender.Outcome = () => new Delivered.Later("down");
        await DeliverAsync();
        Assert.InRange(_outbox.RetryAt!.Value - _clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromHours(20));
        await DeliverAsync();
        Assert.NotNull(_outbox.RetryAt);

        _sender.Outcome = () => Delivered.Done;
        await DeliverAsync();
        Assert.Equal("completed m1", _outbox.Log[^1]);
    }

    [Fact]
    public async Task A_code_past_its_time_is_not_sent()
    {
        await _outbox.EnqueueAsync(Message() with { ExpiresAt = _clock.GetUtcNow() }, CancellationToken.None);

        await DeliverAsync();

        Assert.Equal(0, _sender.Calls);
        Assert.Equal(["laid aside m1: past its time"], _outbox.Log);
    }

    [Fact]
    public async Task An_unforeseen_error_names_its_kind_and_never_the_message()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => throw new InvalidOperationException("payload 271828");

        await DeliverAsync();

        Assert.Equal(["again m1: InvalidOperationException"], _outbox.Log);
    }

    [Fact]
    public async Task A_bug_is_not_tried_for_a_day()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => throw new InvalidOperationException();

        while (_outbox.Waiting is not null)
        {
            await DeliverAsync();
            if (_outbox.RetryAt is { } retry) _clock.Set(retry);
        }

        Assert.Equal(8, _sender.Calls);
    }

    [Fact]
    public async Task Waiting_for_a_busy_line_does_not_count_as_a_bug()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => _sender.Calls <= 8 ? new Delivered.Later("busy") : _sender.Calls == 9 ? throw new InvalidOperationException() : Delivered.Done;

        while (_outbox.Waiting is not null)
        {
            await DeliverAsync();
            if (_outbox.RetryAt is { } retry) _clock.Set(retry);
        }

        Assert.Equal("completed m1", _outbox.Log[^1]);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_being_sent_and_takes_nothing_more()
    {
        var answered = new TaskCompletionSource();
        _sender.Wait = answered.Task.WaitAsync;
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        await _dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await _sender.Called.WaitAsync(TestContext.Current.CancellationToken);

        await _dispatcher.StoppingAsync(TestContext.Current.CancellationToken);
        var stopped = _dispatcher.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopped.IsCompleted);
        answered.SetResult();
        await stopped;

        Assert.Equal(["completed m1"], _outbox.Log);
        await _outbox.EnqueueAsync(Message() with { Id = "m2" }, CancellationToken.None);
        _bell.Ring("sms");
        Assert.Equal(1, _sender.Calls);
    }

    [Fact]
    public async Task The_channels_own_waiting_time_is_kept()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => new Delivered.Later("rate", TimeSpan.FromMinutes(3));

        await DeliverAsync();

        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(3), _outbox.RetryAt);
    }

    [Fact]
    public async Task The_bell_wakes_a_sleeping_dispatcher()
    {
        await _dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);

        // The clock stands still: only the bell can wake it.
        _bell.Ring("sms");
        await _sender.Called.WaitAsync(TestContext.Current.CancellationToken);
        await _dispatcher.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["completed m1"], _outbox.Log);
    }

    [Fact]
    public async Task A_refused_message_is_laid_aside_at_once()
    {
        await _outbox.EnqueueAsync(Message(), CancellationToken.None);
        _sender.Outcome = () => new Delivered.Never("no such number");

        await DeliverAsync();

        Assert.Equal(["laid aside m1: no such number"], _outbox.Log);
    }

    private Task<int> DeliverAsync() => _dispatcher.DeliverAsync(TestContext.Current.CancellationToken);

    private OutboxMessage Message() => new("m1", "sms", "+84912345678", "{}", _clock.GetUtcNow());

    private sealed class Sender : IMessageSender
    {
        public Func<Delivered> Outcome { get; set; } = () => Delivered.Done;

        public int Calls { get; private set; }

        public SemaphoreSlim Called { get; } = new(0);

        public string Kind => "sms";

        /// <summary>Until the other side answers.</summary>
        public Func<CancellationToken, Task> Wait { get; set; } = _ => Task.CompletedTask;

        public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
        {
            Calls++;
            Called.Release();
            await Wait(cancellationToken);
            return Outcome();
        }
    }

    /// <summary>One message, and what became of it.</summary>
    private sealed class Outbox : IOutboxStore
    {
        private int _attempts;
        private bool _leased;

        public OutboxMessage? Waiting { get; private set; }

        public DateTimeOffset? RetryAt { get; private set; }

        public List<string> Log { get; } = [];

        public ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            Waiting = message;
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
            string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<LeasedMessage>>(
                Waiting is { } message && !Interlocked.Exchange(ref _leased, true) ? [new LeasedMessage(message, _attempts++)] : []);

        public ValueTask EnqueueAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public ValueTask WithdrawAsync(string messageId, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<bool> CompleteAsync(LeasedMessage leased, DateTimeOffset at, CancellationToken cancellationToken)
        {
            Waiting = null;
            Log.Add($"completed {leased.Message.Id}");
            return new(true);
        }

        public ValueTask<bool> FailAsync(LeasedMessage leased, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken)
        {
            RetryAt = retryAt;
            _leased = false;
            if (retryAt is null) Waiting = null;
            Log.Add($"{(retryAt is null ? "laid aside" : "again")} {leased.Message.Id}: {error}");
            return new(true);
        }
    }
}
