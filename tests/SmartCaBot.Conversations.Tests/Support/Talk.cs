using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Support;

/// <summary>A conversation with a few dialogs: says things, presses buttons, remembers everything.</summary>
internal sealed class Talk(params IDialog[] dialogs)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly FlowEngine _engine = new(new DialogSet([new Greeting(), new Fallback(), new Resume(), .. HandoffDialogs.All, .. dialogs]), new TestInterpreter(), new KeyPhrases(), new FlowOptions());

    public DateTimeOffset Now { get; set; } = Start;

    public ConversationState State { get; private set; } = ConversationState.New;

    public long Version { get; private set; }

    public TurnResult Last { get; private set; } = null!;

    public List<TurnResult> Turns { get; } = [];

    public string Said => string.Join(" | ", Last.Replies.Select(r => r.Text));

    public Task<TurnResult> SayAsync(string text) => TurnAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public Task<TurnResult> PressAsync(CardAction button) =>
        TurnAsync(new Activity { Type = ActivityTypes.Message, Text = button.Text, Value = button.Value });

    /// <summary>Runs a turn from an earlier state, as a node does that takes over after a crash.</summary>
    public Task<TurnResult> RestoreAsync(ConversationState state, long version, string text)
    {
        (State, Version) = (state, version);
        return SayAsync(text);
    }

    public CardAction Button(string title) =>
        Last.Replies.SelectMany(r => r.SuggestedActions?.Actions ?? []).First(a => a.Title == title);

    public async Task<TurnResult> TurnAsync(Activity activity, bool mayWait = false)
    {
        // The state goes through JSON between turns, as it does through the database.
        var stored = JsonSerializer.Deserialize<ConversationState>(JsonSerializer.Serialize(State))!;
        Last = await _engine.OnTurnAsync(
            stored, new TurnInput(activity, Now) { MayWait = mayWait }, new TurnContext("c1", "test", "u1", Version), CancellationToken.None);
        if (Last.IsNotNow) return Last;
        State = Last.State;
        Version++;
        Turns.Add(Last);
        return Last;
    }

    private sealed class Greeting : IDialog
    {
        public string Name => WellKnownDialogs.Greeting;

        public Task RunAsync(Chat chat)
        {
            chat.Tell("hello", "hello");
            return Task.CompletedTask;
        }
    }

    private sealed class Fallback : IDialog
    {
        public string Name => "fallback";

        public Task RunAsync(Chat chat)
        {
            chat.Tell("sorry", new Phrase("sorry", ("misses", chat.Misses)));
            return Task.CompletedTask;
        }
    }

    private sealed class Resume : IDialog
    {
        public string Name => WellKnownDialogs.Resume;

        public async Task RunAsync(Chat chat)
        {
            var again = await chat.ConfirmAsync("again", "resume?");
            await chat.ContinueWithAsync(chat.Argument!, parked: again);
        }
    }
}
