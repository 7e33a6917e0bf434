using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Signs what the person brings.</summary>
internal sealed class SignDialog(SignFlow flow) : IDialog
{
    public string Name => DialogNames.Sign;

    public bool IsForm => true;

    /// <summary>A transaction lives for minutes; there is nothing to come back to.</summary>
    public bool IsKept => false;

    public Task RunAsync(Chat chat) => flow.RunAsync(chat);

    public Task CancelAsync(Chat chat) => flow.CancelAsync(chat);
}
