using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>Says who this is and what it can do, in two sentences, with the menu.</summary>
internal sealed class GreetingDialog : IDialog
{
    public string Name => DialogNames.Greeting;

    public Task RunAsync(Chat chat)
    {
        var parked = chat.ParkedAnswers(DialogNames.Register).Count > 0;
        var language = chat.Language == "en" ? "vietnamese" : "english";
        chat.Outcome(TurnOutcome.Greeted);
        chat.Tell("greeting", new Message(parked ? "greeting.parked" : "greeting")
        {
            Buttons = parked
                ? [Button.Start(DialogNames.Register, "chat.cancelled.resume"), .. Menu.Main.RemoveAt(0)]
                : Menu.Main.Add(Menu.Entry(language)),
        });
        return Task.CompletedTask;
    }
}
