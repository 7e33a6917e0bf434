using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Handoff;

/// <summary>What comes while a person has the conversation is told afterwards: all of it, in order, once.</summary>
public sealed class HeldEventsTests
{
    private readonly Talk _talk = new(new FormDialog());
    private readonly Queue<ConversationEvent> _outbox = new();

    [Fact]
    public async Task A_hundred_events_are_told_in_order_and_then_comes_what_was_asked()
    {
        await TakenAsync();
        for (var i = 1; i <= 100; i++) _outbox.Enqueue(Desk.Note(i));
        Assert.Empty(await _talk.DeliverAsync(_outbox));
        Assert.Equal((64, 36), (_talk.State.Held.Length, _outbox.Count));

        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));
        Assert.Equal("handoff.returned name=Chị Lan", _talk.Said);
        var said = await _talk.DeliverAsync(_outbox);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"note number={i} | b?"), said);
        Assert.True(_talk.State.Held.IsDefaultOrEmpty);
        Assert.False(_talk.State.QuestionDue);
    }

    [Fact]
    public async Task What_comes_while_it_is_told_comes_behind_it_and_so_it_is_after_a_second_person()
    {
        await TakenAsync();
        for (var i = 1; i <= 5; i++) await _talk.EventAsync("smartca/note", JsonSerializer.SerializeToElement(i));
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));
        // One is told, one comes, and another person takes it before the rest is told.
        _outbox.Enqueue(Desk.Note(6));
        await _talk.EventAsync("smartca/note", JsonSerializer.SerializeToElement(7));
        Assert.Equal("note number=1 | b?", _talk.Said);
        await _talk.DeskAsync(new HandoffCommand.PullIn(Desk.Minh));
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Minh));
        Assert.Empty(await _talk.DeliverAsync(_outbox));
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Minh));

        Assert.Equal([2, 3, 4, 5, 7, 6], Numbers(await _talk.DeliverAsync(_outbox)));
        Assert.True(_talk.State.Held.IsDefaultOrEmpty);
    }

    [Fact]
    public async Task Commands_and_messages_do_not_wait_behind_events()
    {
        await TakenAsync();
        for (var i = 1; i <= 3; i++) await _talk.EventAsync("smartca/note", JsonSerializer.SerializeToElement(i));
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));
        await _talk.SayAsync("x2");
        Assert.Equal("c?", _talk.Said);
        await _talk.DeskAsync(new HandoffCommand.PullIn(Desk.Minh));
        Assert.Equal((ConversationOwner.Waiting, 3), (_talk.State.Owner, _talk.State.Held.Length));
    }

    [Fact]
    public async Task Events_that_mean_nothing_here_leave_the_question_to_be_asked_once()
    {
        await TakenAsync();
        foreach (var number in new[] { 1, 2 }) await _talk.EventAsync("smartca/link-ready", JsonSerializer.SerializeToElement(number));
        await _talk.EventAsync(FlowEngine.JoinEvent);
        Assert.Empty(_talk.Last.Replies);
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));
        var back = JsonSerializer.Deserialize<ConversationEvent>(Assert.Single(_talk.Last.Outbox).Payload)!;

        Assert.Equal(["b?"], await _talk.DeliverAsync(_outbox));
        await _talk.EventAsync(back.Name, back.Value);
        Assert.Empty(_talk.Last.Replies);
    }

    [Fact]
    public async Task What_is_in_the_inbox_already_is_taken_however_much_waits()
    {
        await TakenAsync();
        for (var i = 0; i < 70; i++) await _talk.EventAsync("smartca/note", JsonSerializer.SerializeToElement(i));
        Assert.Equal(70, _talk.State.Held.Length);
    }

    [Fact]
    public async Task What_breaks_the_bot_does_not_keep_the_rest()
    {
        var talk = new Talk(new FormDialog(), new Broken());
        await talk.SayAsync("start human");
        await talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        await talk.EventAsync(FlowEngine.JoinEvent, JsonSerializer.SerializeToElement(new { code = "broken" }));
        await talk.EventAsync("smartca/note", JsonSerializer.SerializeToElement(1));
        await talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));

        Assert.Equal(["chat.error", "note number=1"], await talk.DeliverAsync(_outbox));
    }

    [Theory]
    [InlineData(false, "return", "{\"flow\":\"document\",\"code\":\"pass-2\"}")]
    [InlineData(true, "return", "{\"flow\":\"document\",\"code\":\"pass-2\"}")]
    [InlineData(true, "leave", null)]
    public async Task The_document_that_somebody_came_for_waits_and_not_for_the_next_person(bool isTaken, string end, string? kept)
    {
        await _talk.SayAsync("start human");
        if (isTaken) await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        foreach (var pass in new[] { "pass-1", "pass-2", new string('x', 5000) })
        {
            await _talk.EventAsync(FlowEngine.JoinEvent, JsonSerializer.SerializeToElement(new { language = "vi", flow = "document", code = pass }));
            Assert.Empty(_talk.Last.Replies);
        }

        await _talk.EventAsync(FlowEngine.JoinEvent, JsonElement.Parse("""{"language":"vi"}"""));
        if (!isTaken) await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
        if (end == "leave") await _talk.SayAsync("leave");
        await _talk.DeskAsync(new HandoffCommand.Return(Desk.Lan));

        Assert.Equal(kept, _talk.State.Held.IsDefaultOrEmpty ? null : Assert.Single(_talk.State.Held).Json);
        await _talk.DeliverAsync(_outbox);
        Assert.True(_talk.State.Held.IsDefaultOrEmpty);
    }

    private static IEnumerable<int> Numbers(IEnumerable<string> said) =>
        said.Where(text => text.StartsWith("note", StringComparison.Ordinal)).Select(text => text["note number=".Length] - '0');

    private async Task TakenAsync()
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await _talk.SayAsync("start human");
        await _talk.DeskAsync(new HandoffCommand.Claim(Desk.Lan));
    }

    private sealed class Broken : IDialog
    {
        public string Name => WellKnownDialogs.Campaign;

        public Task RunAsync(Chat chat) => throw new InvalidOperationException("Broken.");
    }
}
