using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Conversations.Tests.Support;

/// <summary>What the engine starts around a talk with a person, in a line each. "start human" asks for one; "note" tells what an event of the system brought.</summary>
internal static class HandoffDialogs
{
    public static IEnumerable<IDialog> All =>
    [
        new Line(WellKnownDialogs.HandoffOver, chat => chat.Tell("over", "what else?")),
        new Line(WellKnownDialogs.HandoffExpired, chat => chat.Tell("expired", "leave a number?")),
        new Line("human", chat => chat.HandOff(HandoffQueues.General, HandoffReason.Asked, "SECRET words", "wait")),
        new Line("note", chat => chat.Tell("note", new Phrase("note", ("number", chat.Argument!)))),
        new Rating(),
    ];

    private sealed class Line(string name, Action<Chat> run) : IDialog
    {
        public string Name => name;

        public Task RunAsync(Chat chat)
        {
            run(chat);
            return Task.CompletedTask;
        }
    }

    private sealed class Rating : IDialog
    {
        public string Name => WellKnownDialogs.Satisfaction;

        public async Task RunAsync(Chat chat)
        {
            chat.Rate(await chat.AskAsync("rating", new Question<int>("how was it?", Read) { Passing = true }));
            chat.Tell("thanks", "thanks");
        }

        private static Answer<int> Read(TurnInput input) => int.TryParse(input.Text, out var rating) ? rating : new Answer<int>.Unrelated();
    }
}
