using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Tests.Support;

namespace SmartCaBot.Conversations.Tests.Handoff;

public sealed class HandoffTurnTests
{
    private readonly Talk _talk = new(new FormDialog(), new CodeDialog());

    [Fact]
    public async Task A_case_holds_the_step_and_the_words_masked()
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await _talk.SayAsync("start human");

        var opened = _talk.Last.Case!;
        Assert.Equal(("form/b", "*** words", CaseState.Waiting, HandoffReason.Asked), (opened.Step, opened.Words, opened.State, opened.Reason));
        Assert.Contains(Milestone.HandedOver, _talk.Last.Milestones);
        Assert.Equal("wait", _talk.Said);
        Assert.Equal("waiting", Desk.OwnerShown(_talk.Last.Replies[0]));
    }

    [Fact]
    public async Task Every_turn_that_touches_the_case_writes_it_and_no_other()
    {
        var began = _talk.Now;
        await _talk.SayAsync("start human");
        var opened = _talk.Last.Case!;
        await _talk.SayAsync("are you there?");
        Assert.Equal(_talk.Now, _talk.Last.Case!.PersonAt);
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Minh));
        Assert.Null(_talk.Last.Case);
        _talk.Now += TimeSpan.FromMinutes(2);
        await _talk.DeskAsync(new HandoffCommand.Say(Desk.Lan, "yes"));
        Assert.Equal((_talk.Now, _talk.Now), (_talk.Last.Case!.FirstReplyAt!.Value, _talk.Last.Case.AgentAt!.Value));
        await _talk.DeskAsync(new HandoffCommand.Close(Desk.Lan, CloseReason.Solved));
        Assert.Equal((opened.Id, CaseState.Closed, (CloseReason?)CloseReason.Solved), (_talk.Last.Case!.Id, _talk.Last.Case.State, _talk.Last.Case.CloseReason));
        await _talk.SayAsync("4");
        Assert.Equal(4, _talk.Last.Case!.Satisfaction);
        Assert.Contains(Milestone.Satisfied(4), _talk.Last.Milestones);
        Assert.Equal(began, _talk.Last.State.VisitBegan);
        await _talk.SayAsync("5");
        Assert.Null(_talk.Last.Case);
    }

    [Fact]
    public async Task A_new_case_follows_an_old_one()
    {
        await _talk.SayAsync("start human");
        var first = _talk.Last.Case!.Id;
        await _talk.SayAsync("stop waiting");
        Assert.Equal(CaseState.Cancelled, _talk.Last.Case!.State);
        await _talk.SayAsync("start human");
        Assert.NotEqual(first, _talk.Last.Case!.Id);
    }

    [Fact]
    public async Task What_is_no_rating_answers_the_question_below()
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await _talk.SayAsync("start human");
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await _talk.DeskAsync(new HandoffCommand.Close(Desk.Lan, CloseReason.Solved));
        Assert.EndsWith("how was it?", _talk.Said, StringComparison.Ordinal);
        await _talk.SayAsync("x2");
        Assert.Equal(("c?", ConversationOwner.Bot), (_talk.Said, _talk.State.Owner));
    }

    [Theory]
    [InlineData("482913", false)]
    [InlineData("482", false)]
    [InlineData("mã là 482,913 ạ", true)]
    [InlineData("４８２９１３", true)]
    [InlineData("bốn tám hai chín một ba", true)]
    [InlineData("bon, tam, hai", false)]
    public async Task The_code_that_the_bot_waits_for_is_shown_to_nobody_though_a_person_has_the_conversation(string code, bool isTaken)
    {
        await _talk.SayAsync("start code");
        await _talk.DeskAsync(new HandoffCommand.PullIn(Desk.Lan));
        if (isTaken) await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await _talk.SayAsync(code);
        Assert.Equal("••••••", _talk.Last.Echo!.Text);
        Assert.DoesNotContain(code, JsonSerializer.Serialize(_talk.State), StringComparison.Ordinal);
        await _talk.SayAsync("em không nhận được mã");
        Assert.Equal("em không nhận được mã", _talk.Last.Echo!.Text);
    }

    [Theory]
    [InlineData(false, ConversationOwner.Bot)]
    [InlineData(true, ConversationOwner.Agent)]
    public async Task Whose_page_says_that_they_have_gone_is_forgotten_at_once(bool isTaken, ConversationOwner owner)
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await _talk.SayAsync("start human");
        if (isTaken) await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await _talk.TurnAsync(new Activity { Type = ActivityTypes.EndOfConversation });
        Assert.Equal((owner, 0, 1), (_talk.State.Owner, _talk.State.Frames.Length, _talk.State.Session));
        Assert.All(_talk.Last.Replies, reply => Assert.Equal("bot", Desk.OwnerShown(reply)));
    }

    [Fact]
    public async Task What_the_desk_does_is_no_message_of_the_person()
    {
        await _talk.SayAsync("start human");
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        Assert.Null(_talk.Last.Echo);
        await _talk.DeskAsync(new HandoffCommand.Say(Desk.Lan, "call 0262 3812345, IDENTITY"));
        Assert.Equal(("call 0262 3812345, ***", TextFormats.Plain), (_talk.Said, _talk.Last.Replies[0].TextFormat));
        await _talk.DeskAsync(new HandoffCommand.Transfer(Desk.Lan, Desk.Minh, null, "SECRET"));
        Assert.Equal("***", _talk.Last.Case!.Note);
        Assert.DoesNotContain("***", _talk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_to_the_case_goes_with_its_turn_and_nothing_else_does()
    {
        await _talk.SayAsync("start human");
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Minh));
        Assert.Equal(new HandoffCommand.Claim(Desk.Minh), _talk.Last.Deed);
        // Again by whoever has it, too late by somebody else, and what the citizen writes.
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Minh));
        Assert.Null(_talk.Last.Deed);
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));
        Assert.Null(_talk.Last.Deed);
        await _talk.SayAsync("hello?");
        Assert.Null(_talk.Last.Deed);
        var transfer = new HandoffCommand.Transfer(Desk.Minh, Desk.Lan, null, "SECRET");
        await _talk.DeskAsync(transfer);
        Assert.Equal(transfer, _talk.Last.Deed);
        Assert.DoesNotContain("SECRET", _talk.Last.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_outside_is_told_and_drives_the_same_table()
    {
        var hub = new HubTalk();
        await hub.SayAsync("start human");
        var initiate = hub.Last.Replies[^1];
        Assert.Equal((ActivityTypes.Event, "handoff.initiate"), (initiate.Type, initiate.Name));
        Assert.Equal("*** words", initiate.Value!.Value.GetProperty("words").GetString());
        await hub.StatusAsync("accepted");
        Assert.Equal((ConversationOwner.Agent, "external"), (hub.State.Owner, hub.State.Case!.Agent));
        await hub.StatusAsync("completed");
        Assert.Equal((ConversationOwner.Bot, CaseState.Returned), (hub.State.Owner, hub.State.Case!.State));
        await hub.SayAsync("start human");
        await hub.StatusAsync("failed");
        Assert.Equal((ConversationOwner.Bot, CaseState.Expired), (hub.State.Owner, hub.State.Case!.State));
        await hub.StatusAsync("nonsense");
        Assert.Empty(hub.Last.Replies);
    }

    [Fact]
    public async Task A_hub_takes_only_what_was_offered_to_it()
    {
        var hub = new HubTalk();
        await hub.StatusAsync("accepted");
        Assert.Equal((ConversationOwner.Bot, null), (hub.State.Owner, hub.State.Case));
        await hub.SayAsync("start human");
        await hub.StatusAsync("accepted", "another");
        Assert.Equal(ConversationOwner.Waiting, hub.State.Owner);
        await hub.StatusAsync("accepted", hub.State.Case!.Id);
        Assert.Equal(ConversationOwner.Agent, hub.State.Owner);
    }

    [Fact]
    public async Task Whoever_leaves_a_hub_that_says_nothing_has_the_bot_again()
    {
        var hub = new HubTalk();
        await hub.SayAsync("start human");
        await hub.StatusAsync("accepted");
        await hub.SayAsync("leave");
        Assert.Equal((ConversationOwner.Bot, CaseState.Returned), (hub.State.Owner, hub.State.Case!.State));
        Assert.Equal("bot", Desk.OwnerShown(hub.Last.Replies[^1]));
    }

    [Fact]
    public async Task A_status_from_any_other_channel_does_nothing()
    {
        await _talk.SayAsync("start human");
        await _talk.EventAsync("handoff.status", JsonElement.Parse("""{"state":"accepted"}"""));
        Assert.Equal((ConversationOwner.Waiting, 0), (_talk.State.Owner, _talk.Last.Replies.Count));
    }
}
