using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>A PDF in, a signed PDF out: who, which file, is this the one, the confirmation, the result. Part of the dialogs that sign.</summary>
internal sealed class SignFlow(ISigning signing, IdentifyStep identify, SigningPause pause, ConfirmStep confirmation)
{
    private const string Prepare = "prepare";

    private readonly CertificateChoice _certificates = new(signing);
    private readonly FirstLook _first = new(signing);

    public async Task<SignEnd> RunAsync(Chat chat)
    {
        await pause.AwaitAsync(chat);
        ReplaceFile(chat);
        await _first.CheckAsync(chat);
        var waiting = await PdfQuestion.TakeWaitingAsync(chat);
        if (waiting is not null) chat.Tell("got-file", new Phrase("sign.got_file", ("name", waiting.Name)));
        if (await identify.RunAsync(chat) is not { } person) return SignEnd.NotReached;
        if (await _certificates.AskAsync(chat, person) is not { } certificate) return SignEnd.NotReached;
        while (true)
        {
            var (file, prepared) = await PrepareAsync(chat, person, certificate);
            if (prepared.TransactionId is not { } transaction)
            {
                chat.Tell("not-usable", new Message("sign.certificate_not_usable") { Buttons = Menu.Of("certificate", "human") });
                return SignEnd.NotReached;
            }

            if (!await chat.ConfirmAsync("confirm", FileFacts.Of(file, prepared, certificate), "sign.confirm.yes", "sign.confirm.no"))
            {
                await chat.OnceAsync("declined", async _ =>
                {
                    await signing.CancelAsync(person, transaction, chat.CancellationToken);
                    return true;
                });
                chat.Tell("declined.said", new Message("sign.declined") { Buttons = Menu.Of("sign", "services") });
                chat.Outcome(TurnOutcome.Cancelled);
                return new SignEnd.Declined(file);
            }

            if (await confirmation.RunAsync(chat, person, file, prepared) is { } result)
                return result is { Outcome: ConfirmOutcome.Signed, File: { } signed } ? new SignEnd.Signed(file, signed) : SignEnd.NotReached;
            chat.Forget([Prepare, "confirm", "too-late", .. ConfirmStep.Keys]);
            chat.Tell("too-late", prepared.Confirmation == ConfirmationKind.App ? "sign.app.too_late" : "sign.too_late");
        }
    }

    /// <summary>Another file sent before the confirmation was asked for takes the place of the first.</summary>
    private static void ReplaceFile(Chat chat)
    {
        if (chat.WaitingFiles.Count == 0 || chat.Recall<PreparedSigning>(Prepare) is null || ConfirmStep.HasBegun(chat)) return;
        chat.Forget(PdfQuestion.Waiting, "got-file", PdfQuestion.Key, Prepare, "confirm");
        chat.Outcome(TurnOutcome.Corrected);
    }

    public async Task CancelAsync(Chat chat)
    {
        if (chat.Person is not { } person || chat.Recall<PreparedSigning>(Prepare)?.TransactionId is not { } transaction) return;
        await signing.CancelAsync(person, transaction, chat.CancellationToken);
        ConfirmStep.TellLeft(chat);
    }

    /// <summary>A file that can be signed; other files are refused with the reason and another is asked for.</summary>
    private async Task<(ReceivedFile File, PreparedSigning Prepared)> PrepareAsync(Chat chat, Person person, CertificateSummary certificate)
    {
        while (true)
        {
            var file = await PdfQuestion.TakeWaitingAsync(chat) ?? await chat.AskAsync(PdfQuestion.Key, PdfQuestion.Of("sign.ask_file"));
            var request = new SigningRequest(person, chat.ConversationId, certificate.Id, file);
            var prepared = await Retry.UntilAvailableAsync(
                chat, Prepare,
                () => chat.LookUpAsync(Prepare, $"{file.Id}/{certificate.Id}", key => signing.PrepareAsync(key, request, chat.CancellationToken)),
                p => p.Outcome == PrepareOutcome.Unavailable,
                pause.Why);
            if (prepared.Outcome is PrepareOutcome.Prepared or PrepareOutcome.CertificateNotUsable) return (file, prepared);
            chat.Forget(Prepare, PdfQuestion.Key, PdfQuestion.Waiting, "refused");
            chat.Tell("refused", new Phrase(Refusals.Key(prepared.Outcome), ("name", file.Name)));
            chat.Outcome(TurnOutcome.StepRejected);
        }
    }
}
