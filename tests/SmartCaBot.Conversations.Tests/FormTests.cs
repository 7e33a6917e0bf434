using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

public sealed class FormTests
{
    private readonly FormDialog _form = new();
    private readonly Talk _talk;

    public FormTests() => _talk = new Talk(_form, new FaqDialog());

    private async Task FillAsync(params string[] texts)
    {
        foreach (var text in texts) await _talk.SayAsync(text);
    }

    [Fact]
    public async Task Asks_one_question_a_turn_and_says_each_thing_once()
    {
        await _talk.SayAsync("start form");
        Assert.Equal("intro | a?", _talk.Said);
        Assert.Equal(TurnOutcome.Started, _talk.Last.Outcome);
        await _talk.SayAsync("x1");
        Assert.Equal("b?", _talk.Said);
        Assert.Equal(TurnOutcome.StepAccepted, _talk.Last.Outcome);
        await FillAsync("x2", "x3");
        Assert.Equal("summary a=x1 b=x2 c=x3", _talk.Said);
        await _talk.PressAsync(_talk.Button("chat.yes"));
        Assert.Equal("done id=1 | last?", _talk.Said);
        await _talk.SayAsync("z");
        Assert.Equal("bye", _talk.Said);
        Assert.Equal(TurnOutcome.Completed, _talk.Last.Outcome);
        Assert.Empty(_talk.State.Frames);
        Assert.Single(_form.Effects);
    }

    [Fact]
    public async Task Refuses_with_a_reason_and_offers_help_at_the_third_try()
    {
        await FillAsync("start form", "bad");
        Assert.Equal("a? refused", _talk.Said);
        Assert.Equal(TurnOutcome.StepRejected, _talk.Last.Outcome);
        await FillAsync("bad", "bad");
        Assert.Equal("chat.stuck | a? refused", _talk.Said);
    }

    [Fact]
    public async Task A_question_in_mid_form_is_answered_and_the_pending_one_asked_once_more()
    {
        await FillAsync("start form", "x1", "start faq");
        Assert.Equal("faq answer | b?", _talk.Said);
        Assert.Equal(TurnOutcome.Digressed, _talk.Last.Outcome);
        await _talk.PressAsync(new() { Value = Conversations.Flows.ButtonPress.Start("faq", null) });
        Assert.Equal("faq answer | b?", _talk.Said);
        await FillAsync("x2", "x3");
        Assert.StartsWith("summary", _talk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_takes_answers_back_one_by_one_to_the_start()
    {
        await FillAsync("start form", "x1", "x2", "x3", "back");
        Assert.Equal("c?", _talk.Said);
        await _talk.SayAsync("back");
        Assert.Equal("b?", _talk.Said);
        await _talk.SayAsync("back");
        Assert.Equal("a?", _talk.Said);
        Assert.Equal(TurnOutcome.WentBack, _talk.Last.Outcome);
        await _talk.SayAsync("back");
        Assert.Equal("chat.back.first | a?", _talk.Said);
    }

    [Fact]
    public async Task Back_stops_at_what_has_been_done()
    {
        await FillAsync("start form", "x1", "x2", "x3", "yes", "back");
        Assert.Equal("chat.back.done | last?", _talk.Said);
        Assert.Single(_form.Effects);
    }

    [Fact]
    public async Task Correcting_an_answer_asks_again_only_what_depends_on_it()
    {
        await FillAsync("start form", "x1", "x2", "x3", "edit name-a");
        Assert.Equal("a?", _talk.Said);
        await _talk.SayAsync("y1");
        Assert.Equal("b no longer fits | b?", _talk.Said);
        await _talk.SayAsync("y2");
        Assert.Equal("summary a=y1 b=y2 c=x3", _talk.Said);
    }

    [Fact]
    public async Task Back_during_a_correction_keeps_the_old_answer()
    {
        await FillAsync("start form", "x1", "x2", "edit name-a", "back");
        Assert.Equal("c?", _talk.Said);
        await _talk.SayAsync("x3");
        Assert.Equal("summary a=x1 b=x2 c=x3", _talk.Said);
    }

    [Fact]
    public async Task A_yes_is_good_only_for_the_summary_that_was_shown()
    {
        await FillAsync("start form", "x1", "x2", "x3");
        var oldYes = _talk.Button("chat.yes");
        await FillAsync("edit name-c", "x9");
        Assert.Equal("summary a=x1 b=x2 c=x9", _talk.Said);
        await _talk.PressAsync(oldYes);
        Assert.Equal(TurnOutcome.StaleButton, _talk.Last.Outcome);
        Assert.EndsWith("summary a=x1 b=x2 c=x9", _talk.Said, StringComparison.Ordinal);
        Assert.Empty(_form.Effects);
    }

    [Fact]
    public async Task A_button_pressed_twice_answers_once()
    {
        await FillAsync("start form", "x1", "x2", "x3");
        var yes = _talk.Button("chat.yes");
        await _talk.PressAsync(yes);
        await _talk.PressAsync(yes);
        Assert.Equal(TurnOutcome.StaleButton, _talk.Last.Outcome);
        Assert.Equal("chat.stale.answered | last?", _talk.Said);
        Assert.Single(_form.Effects);
    }

    [Fact]
    public async Task Every_button_ever_shown_can_be_pressed_later_without_harm()
    {
        await FillAsync("start form", "x1", "x2", "x3", "yes", "z");
        var shown = _talk.Turns.SelectMany(t => t.Replies).SelectMany(r => r.SuggestedActions?.Actions ?? []).ToList();
        foreach (var button in shown)
        {
            await _talk.PressAsync(button);
            Assert.Equal(TurnOutcome.StaleButton, _talk.Last.Outcome);
        }

        Assert.Single(_form.Effects);
    }

    [Fact]
    public async Task A_cancelled_form_is_kept_and_taken_up_again()
    {
        await FillAsync("start form", "x1", "x2", "cancel");
        Assert.Equal("chat.cancelled.kept", _talk.Said);
        Assert.Equal(1, _form.Cancelled);
        await _talk.SayAsync("start form");
        Assert.Equal("resume?", _talk.Said);
        await _talk.SayAsync("yes");
        Assert.Equal("c?", _talk.Said);
    }

    [Fact]
    public async Task A_cancelled_form_can_be_begun_anew()
    {
        await FillAsync("start form", "x1", "cancel", "start form", "no");
        Assert.Equal("intro | a?", _talk.Said);
        Assert.Empty(_talk.State.Parked);
    }

    [Fact]
    public async Task Starting_the_running_form_again_goes_on_where_it_was()
    {
        await FillAsync("start form", "x1");
        await _talk.PressAsync(new() { Value = Conversations.Flows.ButtonPress.Start("form", null) });
        Assert.Equal("chat.already_here | b?", _talk.Said);
        Assert.Single(_talk.State.Frames);
    }

    [Fact]
    public async Task An_effect_keeps_its_key_when_the_turn_runs_again()
    {
        await FillAsync("start form", "x1", "x2", "x3");
        var (before, version) = (_talk.State, _talk.Version);
        await _talk.SayAsync("yes");
        var other = new Talk(_form, new FaqDialog());
        await other.RestoreAsync(before, version, "yes");
        Assert.Equal(2, _form.Effects.Count);
        Assert.Equal(_form.Effects[0], _form.Effects[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Forward_n_times_and_back_n_times_is_where_it_began(int steps)
    {
        await _talk.SayAsync("start form");
        var start = System.Text.Json.JsonSerializer.Serialize(_talk.State.Frames[0].Entries);
        for (var i = 0; i < steps; i++) await _talk.SayAsync($"x{i}");
        for (var i = 0; i < steps; i++) await _talk.SayAsync("back");
        Assert.Equal(start, System.Text.Json.JsonSerializer.Serialize(_talk.State.Frames[0].Entries));
    }
}
