using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Handoff;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>Not understood, or none of ours: says so, shows what can be done, and soon offers a person.</summary>
internal sealed class FallbackDialog(Facts facts) : IDialog
{
    private const int MissesBeforePerson = 3;

    public string Name => DialogNames.Fallback;

    public Task RunAsync(Chat chat)
    {
        chat.Outcome(TurnOutcome.CannotHandle);
        chat.Tell("fallback", chat.Misses >= MissesBeforePerson
            ? new Message(new Phrase("fallback.person", ("hotline", facts.Hotline))) { Buttons = [Button.Start(DialogNames.Human, "menu.human", HumanDialog.AfterMisses), .. Menu.Of("register", "sign", "services")] }
            : new Message(new Phrase("fallback", ("hotline", facts.Hotline))) { Buttons = Menu.Main });
        return Task.CompletedTask;
    }
}
