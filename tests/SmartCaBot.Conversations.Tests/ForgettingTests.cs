using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

/// <summary>Browsers are shared: whoever writes next may be somebody else.</summary>
public sealed class ForgettingTests
{
    private static readonly TimeSpan Limit = new FlowOptions().ForgetPersonAfter;

    private readonly MineDialog _mine = new();
    private readonly Talk _talk;

    public ForgettingTests() => _talk = new Talk(_mine, new FormDialog());

    [Fact]
    public async Task A_person_silent_for_too_long_must_identify_again()
    {
        await IdentifyAsync();
        Wait(Limit + TimeSpan.FromSeconds(1));
        await _talk.SayAsync("start mine");
        Assert.Equal("code?", _talk.Said);
    }

    [Fact]
    public async Task A_person_who_goes_on_writing_stays_known()
    {
        await IdentifyAsync();
        for (var i = 0; i < 3; i++)
        {
            Wait(Limit);
            await _talk.SayAsync("start mine");
            Assert.Equal("mine of An | more?", _talk.Said);
            await _talk.SayAsync("no");
        }
    }

    [Fact]
    public async Task Opening_the_page_is_no_sign_of_the_same_person()
    {
        await IdentifyAsync();
        Wait(Limit - TimeSpan.FromMinutes(1));
        await JoinAsync();
        Wait(TimeSpan.FromMinutes(2));
        await _talk.SayAsync("start mine");
        Assert.Equal("code?", _talk.Said);
    }

    [Fact]
    public async Task A_page_whose_person_has_gone_says_so_and_everything_is_forgotten()
    {
        await IdentifyAsync();
        await _talk.SayAsync("start mine");
        await _talk.TurnAsync(new Activity { Type = ActivityTypes.EndOfConversation });
        Assert.Null(_talk.State.Person);
        Assert.Empty(_talk.State.Frames);
        await _talk.SayAsync("start mine");
        Assert.Equal("code?", _talk.Said);
    }

    [Fact]
    public async Task A_page_opened_late_shows_nothing_of_the_last_person()
    {
        await IdentifyAsync();
        await _talk.SayAsync("start mine");
        Wait(Limit * 2);
        await JoinAsync();
        Assert.Equal("chat.forgotten | hello", _talk.Said);
        Assert.Null(_talk.State.Person);
        Assert.Empty(_talk.State.Frames);
    }

    [Fact]
    public async Task In_the_middle_of_it_the_person_is_told_and_asked_anew()
    {
        await IdentifyAsync();
        await _talk.SayAsync("start mine");
        Wait(Limit * 2);
        await _talk.SayAsync("yes");
        Assert.Equal("chat.forgotten | code?", _talk.Said);
        Assert.Equal(1, _mine.Cancelled);
    }

    [Fact]
    public async Task A_code_typed_too_late_is_not_shown()
    {
        await _talk.SayAsync("start mine");
        Wait(Limit * 2);
        await _talk.SayAsync("123456");
        Assert.Equal("chat.forgotten | code?", _talk.Said);
        Assert.Equal("••••••", _talk.Last.Echo!.Text);
        Assert.Null(_talk.State.Person);
    }

    [Fact]
    public async Task What_another_form_holds_stays()
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await _talk.SayAsync("start mine");
        await _talk.SayAsync("123456");
        Wait(Limit * 2);
        await _talk.SayAsync("start form");
        Assert.Equal("chat.forgotten | chat.already_here | b?", _talk.Said);
        Assert.Null(_talk.State.Person);
    }

    [Fact]
    public async Task A_turn_that_runs_again_says_the_same()
    {
        await IdentifyAsync();
        var (state, version) = (_talk.State, _talk.Version);
        Wait(Limit * 2);
        await _talk.SayAsync("start mine");
        var first = _talk.Said;
        await _talk.RestoreAsync(state, version, "start mine");
        Assert.Equal(first, _talk.Said);
    }

    [Fact]
    public async Task A_turn_that_fails_does_not_make_the_person_known_for_longer()
    {
        await IdentifyAsync();
        Wait(Limit * 2);
        await _talk.SayAsync("start nothing-of-that-name");
        Assert.Equal(TurnOutcome.ErrorInternal, _talk.Last.Outcome);
        await _talk.SayAsync("start mine");
        Assert.Equal("code?", _talk.Said);
    }

    [Fact]
    public async Task Who_leaves_is_forgotten_with_all_that_was_entered()
    {
        await _talk.SayAsync("start form");
        await _talk.SayAsync("x1");
        await IdentifyAsync();
        await _talk.SayAsync("leave");
        Assert.Equal("chat.left", _talk.Said);
        Assert.Null(_talk.State.Person);
        Assert.Empty(_talk.State.Frames);
        Assert.Empty(_talk.State.Parked);
        await _talk.SayAsync("start mine");
        Assert.Equal("code?", _talk.Said);
    }

    private async Task IdentifyAsync()
    {
        await _talk.SayAsync("start mine");
        await _talk.SayAsync("123456");
        await _talk.SayAsync("no");
        Assert.Equal("An", _talk.State.Person?.Name);
    }

    private void Wait(TimeSpan time) => _talk.Now += time;

    private Task<TurnResult> JoinAsync() => _talk.TurnAsync(new Activity { Type = ActivityTypes.Event, Name = FlowEngine.JoinEvent });

    /// <summary>Shows what is somebody's own, after a code; the result of the check is stored, as an identification is.</summary>
    private sealed class MineDialog : IDialog
    {
        public string Name => "mine";

        public bool IsForm => true;

        public int Cancelled { get; private set; }

        public async Task RunAsync(Chat chat)
        {
            if (chat.Person is null)
            {
                chat.KeepToPerson();
                await chat.AskAsync("code", new Question<string>("code?", i => i.Text) { Secret = true });
                chat.Identify(await chat.OnceAsync("check", _ => Task.FromResult(new Person("1", "An"))));
            }

            chat.Tell("mine", $"mine of {chat.Person!.Name}");
            await chat.AskAsync("more", Ask.For("more?"));
        }

        public Task CancelAsync(Chat chat)
        {
            Cancelled += chat.Person is null ? 0 : 1;
            return Task.CompletedTask;
        }
    }
}
