using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>A person to talk to: the hotline. Its hours are not in any source, so none are promised.</summary>
internal sealed class HumanDialog(Facts facts) : IDialog
{
    public string Name => DialogNames.Human;

    public Task RunAsync(Chat chat)
    {
        chat.Outcome(TurnOutcome.HandedOff);
        chat.Tell("human", new Message(new Phrase("human", ("hotline", facts.Hotline))) { Buttons = Menu.Of("register", "sign", "services") });
        return Task.CompletedTask;
    }
}
