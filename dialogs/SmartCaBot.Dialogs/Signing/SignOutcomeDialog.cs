using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>
/// The code of a transaction (the argument) was entered on the page while the conversation had moved on: a document that was signed is
/// handed over all the same.
/// </summary>
internal sealed class SignOutcomeDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.SignOutcome;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        if (chat.Person is not { } person || chat.Argument is not { } transaction) return;
        var result = await chat.OnceAsync("check", key => signing.ConfirmAsync(key, person, transaction, "", chat.CancellationToken));
        if (result.Outcome == ConfirmOutcome.Signed) SignedResult.Tell(chat, result);
    }
}
