using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Talk;

internal sealed class ThanksDialog : IDialog
{
    public string Name => DialogNames.Thanks;

    public Task RunAsync(Chat chat)
    {
        chat.Tell("thanks", new Message("thanks") { Buttons = Menu.Main });
        return Task.CompletedTask;
    }
}
