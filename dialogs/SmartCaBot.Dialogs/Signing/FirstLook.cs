using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Whoever begins with a file that cannot be signed hears so at once, before they are asked who they are and sent a code.</summary>
internal sealed class FirstLook(ISigning signing)
{
    private const string Look = "look";
    private const string Another = "look.another";

    public async Task CheckAsync(Chat chat)
    {
        // Later the file is looked at when it is prepared.
        while (chat.Person is null)
        {
            var file = await PdfQuestion.TakeWaitingAsync(chat);
            if (file is null && !chat.Recall<bool>(Another)) return;
            file ??= await chat.AskAsync(PdfQuestion.Key, PdfQuestion.Of("sign.ask_file"));
            var found = await chat.LookUpAsync(Look, file.Id, _ => signing.InspectAsync(chat.ConversationId, file, chat.CancellationToken));
            if (found == PrepareOutcome.Prepared) return;
            chat.Forget(Look, PdfQuestion.Key, PdfQuestion.Waiting, "refused");
            await chat.LookUpAsync(Another, "", _ => Task.FromResult(true));
            chat.Tell("refused", new Phrase(Refusals.Key(found), ("name", file.Name)));
            chat.Outcome(TurnOutcome.StepRejected);
        }
    }
}
