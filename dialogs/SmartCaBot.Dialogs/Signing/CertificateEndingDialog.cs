using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>The certificate ends on the day of the argument: said once, by itself, without naming anybody.</summary>
internal sealed class CertificateEndingDialog(Facts facts) : IDialog
{
    public string Name => DialogNames.CertificateEnding;

    public bool IsInternal => true;

    public Task RunAsync(Chat chat)
    {
        chat.Outcome(TurnOutcome.Answered);
        chat.Tell("ending", new Message(new Phrase("certificate.ending", ("date", chat.Argument ?? ""), ("hotline", facts.Hotline)))
        {
            Buttons = Menu.Of("renew", "human"),
        });
        return Task.CompletedTask;
    }
}
