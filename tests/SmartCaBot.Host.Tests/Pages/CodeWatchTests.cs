using System.Text.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Pages.Code;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>The host dies between a right code and the news of it.</summary>
public sealed class CodeWatchTests
{
    private static readonly AwaitedCode Awaited = new(CodePurpose.Signature, "tx", "c1", "c1:3.0", "sign.code");

    private readonly ManualClock _clock = new();
    private readonly Marks _outbox = new();
    private readonly StandInCode _code = new();
    private readonly CodeNews _news;
    private readonly CodeWatch _watch;

    public CodeWatchTests()
    {
        _news = new CodeNews(_outbox, new OutboxBell(), _clock);
        _watch = new CodeWatch(new WaitingCodes(new CodePageSeal(new byte[32]), [_code], null!, _clock), _news);
    }

    [Fact]
    public async Task A_code_that_was_right_is_told_when_its_mark_is_found()
    {
        await _news.MarkAsync(Awaited);
        var mark = new LeasedMessage(_outbox.Messages[0], 1);
        Assert.Equal(_clock.GetUtcNow() + CodeWatch.Patience, _outbox.DueAt);

        _code.Standing = CodeStanding.Entered;
        _clock.Advance(CodeWatch.Patience);
        Assert.Same(Delivered.Done, await _watch.SendAsync(mark, TestContext.Current.CancellationToken));

        var news = _outbox.Messages[1];
        Assert.Equal(("event", "c1"), (news.Kind, news.Recipient));
        var told = JsonSerializer.Deserialize<ConversationEvent>(news.Payload)!;
        Assert.Equal(BotEvents.CodeEntered, told.Name);
        Assert.Equal("c1:3.0/sign.code", told.Value.GetProperty("smartca").GetProperty("q").GetString());
    }

    [Fact]
    public async Task The_same_news_has_the_same_name_however_often_it_is_sent()
    {
        await _news.EnteredAsync(Awaited);
        await _news.EnteredAsync(Awaited);
        await _news.CancelledAsync(Awaited);

        Assert.Equal(2, _outbox.Messages.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task Checks_that_came_back_leave_nothing_behind()
    {
        for (var i = 0; i < 3; i++) await _news.RemoveMarkAsync(await _news.MarkAsync(Awaited));

        Assert.Empty(_outbox.Messages);
    }

    [Fact]
    public async Task A_wrong_code_is_no_news()
    {
        await _news.MarkAsync(Awaited);
        _clock.Advance(CodeWatch.Patience);

        Assert.Same(Delivered.Done, await _watch.SendAsync(new LeasedMessage(_outbox.Messages[0], 1), TestContext.Current.CancellationToken));
        Assert.Single(_outbox.Messages);
    }

    private sealed class StandInCode : IAwaitedCode
    {
        public CodeStanding Standing { get; set; } = CodeStanding.Waiting;

        public CodePurpose Purpose => CodePurpose.Signature;

        public Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken) =>
            Task.FromResult<CodeView?>(new CodeView(Standing, 5, default, []));

        public Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    private sealed class Marks : IOutboxStore
    {
        public List<OutboxMessage> Messages { get; } = [];

        /// <summary>Of the last message.</summary>
        public DateTimeOffset DueAt { get; private set; }

        public ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken) =>
            EnqueueAsync(message, message.CreatedAt, cancellationToken);

        public ValueTask EnqueueAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken)
        {
            Messages.Add(message);
            DueAt = dueAt;
            return ValueTask.CompletedTask;
        }

        public ValueTask WithdrawAsync(string messageId, CancellationToken cancellationToken)
        {
            Messages.RemoveAll(message => message.Id == messageId);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
            string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken) => new([]);

        public ValueTask<bool> CompleteAsync(LeasedMessage leased, DateTimeOffset at, CancellationToken cancellationToken) => new(true);

        public ValueTask<bool> FailAsync(LeasedMessage leased, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken) => new(true);
    }
}
