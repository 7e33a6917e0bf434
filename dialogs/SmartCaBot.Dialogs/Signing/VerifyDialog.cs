using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Checks a signed PDF for anyone; needs no certificate.</summary>
internal sealed class VerifyDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.Verify;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        var file = await chat.AskAsync("file", PdfQuestion.Of("verify.ask_file"));
        var verification = await chat.LookUpAsync("verify", file.Id, _ => signing.VerifyAsync(chat.ConversationId, file, chat.CancellationToken));
        chat.Tell("verdict", new Message(new Phrase("verify.result", ("name", file.Name), ("verdict", Verdicts.Of(verification))))
        {
            Buttons = Menu.Of("verify", "sign", "human"),
        });
    }
}
