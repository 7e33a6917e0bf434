using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

/// <summary>Things got ready on the way, questions that explain themselves, and what else a real flow leans on.</summary>
public sealed class LookUpTests
{
    private readonly PrepareDialog _dialog = new();
    private readonly Talk _talk;

    public LookUpTests() => _talk = new Talk(_dialog, new FaqDialog());

    [Fact]
    public async Task A_replay_sees_what_was_looked_up_and_going_back_passes_over_it()
    {
        await _talk.SayAsync("start prepare");
        await _talk.SayAsync("x");
        await _talk.SayAsync("bad");
        Assert.Single(_dialog.LookUps);
        await _talk.SayAsync("back");
        Assert.Equal("a?", _talk.Said);
        await _talk.SayAsync("x");
        Assert.Equal(2, _dialog.LookUps.Distinct().Count());
    }

    [Fact]
    public async Task Another_answer_is_looked_up_anew_under_another_key()
    {
        await _talk.SayAsync("start prepare");
        await _talk.SayAsync("x");
        await _talk.SayAsync("edit name-a");
        await _talk.SayAsync("y");
        Assert.Equal("ready y | b?", _talk.Said);
        Assert.Equal(2, _dialog.LookUps.Distinct().Count());
    }

    [Fact]
    public async Task A_form_that_is_not_worth_keeping_is_not_kept()
    {
        await _talk.SayAsync("start prepare");
        await _talk.SayAsync("x");
        await _talk.SayAsync("cancel");
        Assert.Equal("chat.cancelled", _talk.Said);
        Assert.Empty(_talk.State.Parked);
        Assert.Equal("x", _dialog.Recalled);
    }

    [Fact]
    public async Task Asking_why_explains_the_question_and_waits_on()
    {
        await _talk.SayAsync("start prepare");
        await _talk.PressAsync(new CardAction { Text = "why", Value = ButtonPress.Start(Commands.Help, null) });
        Assert.Equal("a-help", _talk.Said);
        Assert.Equal(TurnOutcome.Digressed, _talk.Last.Outcome);
        await _talk.SayAsync("x");
        Assert.Equal("ready x | b?", _talk.Said);
    }

    [Fact]
    public async Task Where_am_I_shows_an_answer_as_the_question_wants_it_shown()
    {
        await _talk.SayAsync("start prepare");
        await _talk.SayAsync("x");
        await _talk.SayAsync("where");
        var answers = Assert.IsType<string>(_talk.Last.Replies[0].Text);
        Assert.StartsWith("chat.where", answers, StringComparison.Ordinal);
        Assert.Equal("shown-x", Assert.Single(_talk.State.Frames).Entries.First(e => e.Key == "a")!.Shown);
    }

    [Fact]
    public async Task A_key_that_stands_for_two_steps_is_a_bug_that_shows()
    {
        await _talk.SayAsync("start prepare");
        await _talk.SayAsync("x");
        await _talk.SayAsync("clash");
        Assert.Equal(TurnOutcome.ErrorInternal, _talk.Last.Outcome);
        Assert.Contains("'look'", _talk.Last.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("vi", "vi")]
    public async Task The_page_tells_its_language_at_the_first_join_only(string page, string language)
    {
        await JoinAsync(page);
        Assert.Equal(language, _talk.State.Language);
        await JoinAsync("fr");
        Assert.Equal(language, _talk.State.Language);
    }

    [Fact]
    public void A_conversation_id_may_hold_slashes()
    {
        var value = ButtonPress.Reply("a/b:1.0/key", 3, "yes");
        var press = ButtonPress.Read(new Activity { Type = ActivityTypes.Message, Value = value });
        Assert.Equal(("a/b:1.0", "key"), (press!.Run, press.Key));
    }

    private Task<TurnResult> JoinAsync(string language) => _talk.TurnAsync(new Activity
    {
        Type = ActivityTypes.Event,
        Name = FlowEngine.JoinEvent,
        Value = JsonSerializer.SerializeToElement(new { language }),
    });

    private sealed class PrepareDialog : IDialog
    {
        public string Name => "prepare";

        public bool IsForm => true;

        public bool IsKept => false;

        public List<string> LookUps { get; } = [];

        public string? Recalled { get; private set; }

        public async Task RunAsync(Chat chat)
        {
            var a = await chat.AskAsync("a", Ask.For("a?", "name-a") with { Help = "a-help", Show = x => new Phrase("shown-" + x) });
            var ready = await chat.LookUpAsync("look", a, key =>
            {
                LookUps.Add(key);
                return Task.FromResult(a);
            });
            chat.Tell($"ready-{ready}", new Phrase("ready " + ready));
            if (await chat.AskAsync("b", Ask.For("b?")) == "clash") chat.Tell("look", "never said");
        }

        public Task CancelAsync(Chat chat)
        {
            Recalled = chat.Recall<string>("look");
            return Task.CompletedTask;
        }
    }
}
