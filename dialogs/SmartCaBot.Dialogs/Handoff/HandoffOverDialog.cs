using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>The bot has the conversation again, and nothing is under way.</summary>
internal sealed class HandoffOverDialog : IDialog
{
    public string Name => DialogNames.HandoffOver;

    public bool IsInternal => true;

    public Task RunAsync(Chat chat)
    {
        chat.Tell("over", new Message("handoff.over") { Buttons = Menu.Main });
        return Task.CompletedTask;
    }
}
