using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Signs what an office handed over (the pass to it is the argument), and gives it back if the person agrees.</summary>
internal sealed class HandedDialog(IHandedDocuments documents, SignFlow flow) : IDialog
{
    private const string Taken = "taken";

    public string Name => DialogNames.Handed;

    public bool IsForm => true;

    public bool IsKept => false;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        // Who may see an office's document is one person: the run ends with them.
        chat.KeepToPerson();
        if (await chat.OnceAsync(Taken, _ => documents.TakeAsync(chat.ConversationId, chat.Argument ?? "", chat.CancellationToken)) is not { } document)
        {
            chat.Tell("gone", new Message("handed.gone") { Buttons = Menu.Main });
            chat.Outcome(TurnOutcome.StepRejected);
            return;
        }

        // Nobody signs what they cannot read.
        chat.Tell("got", new Message(new Phrase("handed.got", ("office", document.OfficeName), ("name", document.File.Name)))
        {
            Attachments = [AttachedFiles.ToAttachment(document.File)],
        });
        await chat.LookUpAsync("laid-out", document.Id, _ =>
        {
            chat.LeaveFiles(document.File);
            return Task.FromResult(true);
        });
        switch (await flow.RunAsync(chat))
        {
            case SignEnd.Signed signed when signed.Document.Id == document.File.Id:
                await GiveBackAsync(chat, document, signed.File);
                break;
            case SignEnd.Declined declined when declined.Document.Id == document.File.Id:
                await chat.OnceAsync("tell-declined", _ => DoneAsync(documents.DeclinedAsync(document.Id, chat.ConversationId, chat.CancellationToken)));
                break;
        }
    }

    public Task CancelAsync(Chat chat) => flow.CancelAsync(chat);

    private async Task GiveBackAsync(Chat chat, HandedDocument document, ReceivedFile signed)
    {
        await chat.OnceAsync("tell-signed", _ => DoneAsync(documents.SignedAsync(document.Id, chat.ConversationId, chat.CancellationToken)));
        if (!await chat.ConfirmAsync("give", new Phrase("handed.give", ("office", document.OfficeName)), "handed.give.yes", "handed.give.no"))
        {
            chat.Tell("kept", new Message("handed.kept") { Buttons = Menu.Of("sign", "services") });
            return;
        }

        var given = await chat.OnceAsync("given", _ => documents.GiveBackAsync(document.Id, chat.ConversationId, signed, chat.CancellationToken));
        chat.Tell("given.said", new Message(new Phrase(given ? "handed.given" : "handed.not_given", ("office", document.OfficeName))) { Buttons = Menu.Of("sign", "services") });
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task;
        return true;
    }
}
