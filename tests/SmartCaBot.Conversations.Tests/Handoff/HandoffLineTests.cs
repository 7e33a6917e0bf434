using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Handoff;

/// <summary>Commands as turns, from two nodes over one store.</summary>
public sealed class HandoffLineTests : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly TurnRunner[] _nodes;
    private readonly HandoffLine[] _lines;
    private bool _fails;

    public HandoffLineTests()
    {
        _nodes = [Node(), Node()];
        _lines = [.. _nodes.Select(node => new HandoffLine(node, _store, TimeProvider.System))];
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task Of_a_hundred_parallel_claims_one_wins_and_the_others_learn_who()
    {
        await AskForPersonAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            () => _lines[i % 2].SendAsync("c1", new HandoffCommand.Claim(new DeskAgent($"a{i}", $"Agent {i}")), $"claim-{i}", Token), Token)));

        var winner = Assert.Single(results.OfType<HandoffResult.Done>()).Case.AgentName!;
        Assert.Equal(99, results.Count(r => r == new HandoffResult.TakenBy(winner)));
        Assert.Equal(winner, (await _store.LoadAsync("c1", Token))!.State.Case!.AgentName);
        Assert.Single(_store.Commits.SelectMany(c => c.Transcript), e => e.Activity.Text?.StartsWith("handoff.claimed", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_command_that_comes_again_is_answered_as_the_first_and_does_nothing()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        var say = new HandoffCommand.Say(Desk.Lan, "hello");
        for (var i = 0; i < 3; i++) Assert.IsType<HandoffResult.Done>(await _lines[i % 2].SendAsync("c1", say, "say", Token));
        Assert.Single(_store.Commits.SelectMany(c => c.Transcript), e => e.Activity.Text == "hello");

        Assert.IsType<HandoffResult.Done>(await _lines[0].SendAsync("c1", new HandoffCommand.Close(Desk.Lan, CloseReason.Solved), "close", Token));
        Assert.IsType<HandoffResult.Done>(await _lines[1].SendAsync("c1", new HandoffCommand.Close(Desk.Lan, CloseReason.Solved), "close", Token));
        Assert.IsType<HandoffResult.Done>(await _lines[1].SendAsync("c1", say, "say", Token));
        Assert.Equal(new HandoffResult.WrongState(ConversationOwner.Closed), await _lines[0].SendAsync("c1", say, "say again", Token));
    }

    [Fact]
    public async Task A_command_whose_turn_failed_may_be_sent_again_and_is_done_once()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        var say = new HandoffCommand.Say(Desk.Lan, "hello");
        _fails = true;
        for (var i = 0; i < 2; i++) await Assert.ThrowsAsync<InvalidOperationException>(() => _lines[i].SendAsync("c1", say, "say", Token));
        _fails = false;
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => _lines[i % 2].SendAsync("c1", say, "say", Token), Token)));

        Assert.All(results, result => Assert.IsType<HandoffResult.Done>(result));
        Assert.Single(_store.Commits.SelectMany(c => c.Transcript), e => e.Activity.Text == "hello");
    }

    [Fact]
    public async Task A_command_that_failed_long_ago_may_be_sent_again_too()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        var say = new HandoffCommand.Say(Desk.Lan, "hello");
        _fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _lines[0].SendAsync("c1", say, "say", Token));
        _fails = false;
        for (var i = 0; i < 1100; i++) await _nodes[0].RunAsync(Message($"late{i}", "still there?"), Token);

        for (var i = 0; i < 2; i++) Assert.IsType<HandoffResult.Done>(await _lines[i].SendAsync("c1", say, "say", Token));
        Assert.Single(_store.Commits.SelectMany(c => c.Transcript), e => e.Activity.Text == "hello");
    }

    [Fact]
    public async Task An_event_that_may_wait_is_stored_only_when_it_is_taken()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        for (var i = 1; i <= 64; i++) Assert.True(await _nodes[i % 2].OfferAsync(Event(i), Token));
        var before = _store.Commits.Count;
        for (var i = 0; i < 3; i++) Assert.False(await _nodes[i % 2].OfferAsync(Event(65), Token));
        Assert.Equal(before, _store.Commits.Count);

        await _lines[0].SendAsync("c1", new HandoffCommand.Return(Desk.Lan), "return", Token);
        for (var i = 0; i < 2; i++) Assert.True(await _nodes[i].OfferAsync(Event(65), Token));
        Assert.Single(_store.Commits, c => c.Incoming.ActivityId == "e65");
    }

    [Fact]
    public async Task A_command_that_was_refused_in_its_turn_may_be_sent_again_when_it_is_right()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        // Minh takes it over between the look and the turn of Lan's command.
        var isLate = false;
        _store.BeforeCommit = commit =>
        {
            if (isLate || !commit.Incoming.ActivityId.EndsWith("/return", StringComparison.Ordinal)) return;
            isLate = true;
            _lines[1].SendAsync("c1", new HandoffCommand.Transfer(Desk.Lan, Desk.Minh, null, ""), "to Minh", Token).GetAwaiter().GetResult();
        };
        Assert.Equal(new HandoffResult.NotYours(), await _lines[0].SendAsync("c1", new HandoffCommand.Return(Desk.Lan), "return", Token));
        await _lines[0].SendAsync("c1", new HandoffCommand.Transfer(Desk.Minh, Desk.Lan, null, ""), "to Lan", Token);

        Assert.IsType<HandoffResult.Done>(await _lines[0].SendAsync("c1", new HandoffCommand.Return(Desk.Lan), "return", Token));
        Assert.Equal(ConversationOwner.Bot, (await _store.LoadAsync("c1", Token))!.State.Owner);
    }

    [Fact]
    public async Task A_message_of_the_bot_that_was_under_way_does_not_cross_a_claim()
    {
        await AskForPersonAsync();
        await _lines[0].SendAsync("c1", new HandoffCommand.Claim(Desk.Lan), "claim", Token);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 4 == 0
            ? (Task)_lines[i % 2].SendAsync("c1", i == 20 ? new HandoffCommand.Return(Desk.Lan) : new HandoffCommand.Say(Desk.Lan, "agent"), $"d{i}", Token)
            : _nodes[i % 2].RunAsync(Message($"m{i}", "hello"), Token)));

        var owner = ConversationOwner.Agent;
        foreach (var commit in _store.Commits.Where(c => c.ExpectedVersion > 1).OrderBy(c => c.ExpectedVersion))
        {
            if (owner == ConversationOwner.Agent && commit.State.Owner == ConversationOwner.Agent)
                Assert.DoesNotContain(commit.Transcript.Skip(1), e => e.Activity.From?.Name != "Chị Lan");
            owner = commit.State.Owner;
        }
    }

    [Fact]
    public async Task Where_there_is_no_conversation_nothing_is_done()
    {
        Assert.IsType<HandoffResult.NotFound>(await _lines[0].SendAsync("c9", new HandoffCommand.Claim(Desk.Lan), "claim", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => _lines[0].SendAsync("c9", new HandoffCommand.Transfer(Desk.Lan, null, null, ""), "t", Token));
    }

    private Task<TurnCommit?> AskForPersonAsync() => _nodes[0].RunAsync(Message("m", "start human"), Token);

    private static IncomingActivity Message(string id, string text) => new(
        "c1", "directline", id, "u1", new Activity { Type = ActivityTypes.Message, Id = id, Text = text, From = new ChannelAccount { Id = "u1" } },
        DateTimeOffset.UnixEpoch);

    private static IncomingActivity Event(int number) => Message($"e{number}", "") with
    {
        Activity = new Activity { Type = ActivityTypes.Event, Id = $"e{number}", Name = "smartca/note", Value = JsonSerializer.SerializeToElement(number) },
    };

    private TurnRunner Node() => new(
        _store,
        new Failing(this, new FlowEngine(new DialogSet([.. HandoffDialogs.All, new Sorry()]), new TestInterpreter(), new KeyPhrases(), new FlowOptions())),
        new NoRoute(), new NoListener(), TimeProvider.System);

    private sealed class Failing(HandoffLineTests test, FlowEngine engine) : IBot
    {
        public ValueTask<TurnResult> OnTurnAsync(ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken) =>
            test._fails ? throw new InvalidOperationException("Broken.") : engine.OnTurnAsync(state, input, context, cancellationToken);
    }

    private sealed class Sorry : IDialog
    {
        public string Name => "fallback";

        public Task RunAsync(Chat chat)
        {
            chat.Tell("sorry", "sorry");
            return Task.CompletedTask;
        }
    }

    private sealed class NoRoute : IReplyRouter
    {
        public IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies) => [];
    }

    private sealed class NoListener : ITurnListener;
}
