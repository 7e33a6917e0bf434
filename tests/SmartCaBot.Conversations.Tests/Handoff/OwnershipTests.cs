using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Tests.Support;

namespace SmartCaBot.Conversations.Tests.Handoff;

/// <summary>Whatever people and agents do in whatever order, the conversation's owner keeps to its table.</summary>
public sealed class OwnershipTests
{
    private const string Leaves = "leave";
    private const string Asks = "[a person, please]";

    private static readonly string[] Sayings = ["hello", Asks, "stop waiting", "4", "back", Leaves];

    private static readonly HandoffCommand[] Commands =
    [
        .. new[] { Desk.Lan, Desk.Minh }.SelectMany(agent => new HandoffCommand[]
        {
            new HandoffCommand.Claim(agent), new HandoffCommand.PullIn(agent), new HandoffCommand.Say(agent, "agent"),
            new HandoffCommand.Transfer(agent, Desk.Minh, null, "note"), new HandoffCommand.Transfer(agent, null, "fees", "note"),
            new HandoffCommand.Return(agent), new HandoffCommand.Close(agent, CloseReason.Solved), new HandoffCommand.Release(agent.Id),
        }),
        new HandoffCommand.Expire(), new HandoffCommand.CancelByCitizen(),
    ];

    private static readonly JsonElement AskButton = JsonElement.Parse("""{"smartca":{"do":"human"}}""");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_commands_never_leave_the_table(int seed)
    {
        var random = new Random(seed);
        var talk = new Talk(new FormDialog());
        await talk.SayAsync("start form");
        for (var i = 0; i < 60; i++)
        {
            var (owner, agent) = (talk.State.Owner, talk.State.Case?.Agent);
            var said = random.Next(5) == 0 ? Sayings[random.Next(Sayings.Length)] : null;
            if (said is not null)
            {
                // A question would take the words for its answer; a button is always clear.
                await (said == Asks ? talk.PressAsync(new CardAction { Text = Asks, Value = AskButton }) : talk.SayAsync(said));
                Assert.Equal(AfterPerson(owner, said), talk.State.Owner);
                if (owner == ConversationOwner.Agent) Assert.Empty(talk.Last.Replies);
            }
            else
            {
                var command = Commands[random.Next(Commands.Length)];
                await talk.DeskAsync(command);
                Assert.Equal(After(owner, agent, command) ?? owner, talk.State.Owner);
                Assert.Equal(After(owner, agent, command) is not null, talk.Last.Handoff is HandoffResult.Done);
                if (talk.Last.Handoff is not HandoffResult.Done) Assert.Empty(talk.Last.Replies);
            }

            CheckAgreement(talk.State);
            Assert.All(talk.Last.Replies, reply => CheckVoice(reply, talk.State));
        }
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first()
    {
        var talk = new Talk();
        await talk.SayAsync("start human");
        await talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await talk.DeskAsync(new HandoffCommand.Claim(Desk.Minh));
        Assert.Equal(new HandoffResult.TakenBy("Chị Lan"), talk.Last.Handoff);
        await talk.DeskAsync(new HandoffCommand.Say(Desk.Minh, "hello"));
        Assert.Equal(new HandoffResult.NotYours(), talk.Last.Handoff);
        await talk.DeskAsync(new HandoffCommand.Expire());
        Assert.Equal(new HandoffResult.WrongState(ConversationOwner.Agent), talk.Last.Handoff);
    }

    /// <summary>The table as the design has it: null where a command is refused.</summary>
    private static ConversationOwner? After(ConversationOwner owner, string? agent, HandoffCommand command) => (owner, command) switch
    {
        (ConversationOwner.Bot, HandoffCommand.PullIn) => ConversationOwner.Waiting,
        (ConversationOwner.Waiting, HandoffCommand.Claim) => ConversationOwner.Agent,
        (ConversationOwner.Waiting, HandoffCommand.Expire or HandoffCommand.CancelByCitizen) => ConversationOwner.Bot,
        (ConversationOwner.Agent, HandoffCommand.Claim c) when c.By.Id == agent => ConversationOwner.Agent,
        (ConversationOwner.Agent, HandoffCommand.Say s) when s.By.Id == agent => ConversationOwner.Agent,
        (ConversationOwner.Agent, HandoffCommand.Transfer t) when t.By.Id == agent => t.To is null ? ConversationOwner.Waiting : ConversationOwner.Agent,
        (ConversationOwner.Agent, HandoffCommand.Return r) when r.By.Id == agent => ConversationOwner.Bot,
        (ConversationOwner.Agent, HandoffCommand.Close c) when c.By.Id == agent => ConversationOwner.Closed,
        (ConversationOwner.Agent, HandoffCommand.Release r) when r.AgentId == agent => ConversationOwner.Waiting,
        _ => null,
    };

    private static ConversationOwner AfterPerson(ConversationOwner owner, string said) => owner switch
    {
        ConversationOwner.Waiting => said is "stop waiting" or Leaves ? ConversationOwner.Bot : owner,
        ConversationOwner.Agent => owner,
        _ => said == Asks ? ConversationOwner.Waiting : ConversationOwner.Bot,
    };

    private static void CheckAgreement(ConversationState state)
    {
        if (state.Case is not { } handoff) return;
        Assert.Equal(state.Owner is ConversationOwner.Waiting or ConversationOwner.Agent, handoff.IsOpen);
        Assert.Equal(state.Owner == ConversationOwner.Agent, handoff is { State: CaseState.Agent, Agent: not null });
        Assert.Equal(handoff.IsOpen, handoff.EndedAt is null);
        if (state.Owner == ConversationOwner.Closed) Assert.Equal(CaseState.Closed, handoff.State);
    }

    /// <summary>While a person has the conversation, all that is said is theirs, or says who has it.</summary>
    private static void CheckVoice(Activity reply, ConversationState state)
    {
        if (state.Owner is ConversationOwner.Waiting or ConversationOwner.Agent) Assert.NotNull(Desk.OwnerShown(reply));
        if (reply.Text == "agent") Assert.Equal(state.Case!.AgentName, reply.From!.Name);
        else Assert.Null(reply.From);
    }
}
