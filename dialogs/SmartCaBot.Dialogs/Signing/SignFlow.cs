using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>A PDF in, a signed PDF out: who, which file, is this the one, the code, the result. Part of the dialogs that sign.</summary>
internal sealed class SignFlow(ISigning signing, ICodePages links, IdentifyStep identify, SigningPause pause)
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

            if (await SignAsync(chat, person, file, transaction) is { } result)
                return result is { Outcome: ConfirmOutcome.Signed, File: { } signed } ? new SignEnd.Signed(file, signed) : SignEnd.NotReached;
            chat.Forget([Prepare, "confirm", "send", "too-late", .. CodeStep<SigningResult>.Keys("sign")]);
            chat.Tell("too-late", "sign.too_late");
        }
    }

    /// <summary>Another file sent before the code was asked for takes the place of the first.</summary>
    private static void ReplaceFile(Chat chat)
    {
        if (chat.WaitingFiles.Count == 0 || chat.Recall<PreparedSigning>(Prepare) is null || chat.Recall<CodeDelivery>("send") is not null) return;
        chat.Forget(PdfQuestion.Waiting, "got-file", PdfQuestion.Key, Prepare, "confirm");
        chat.Outcome(TurnOutcome.Corrected);
    }

    public async Task CancelAsync(Chat chat)
    {
        if (chat.Person is { } person && chat.Recall<PreparedSigning>(Prepare)?.TransactionId is { } transaction)
            await signing.CancelAsync(person, transaction, chat.CancellationToken);
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

    /// <summary>Null when the transaction's time ran out before the right code came.</summary>
    private async Task<SigningResult?> SignAsync(Chat chat, Person person, ReceivedFile file, string transaction)
    {
        var sent = await Retry.UntilAvailableAsync(
            chat, "send",
            () => chat.OnceAsync("send", key => signing.SendCodeAsync(key, person, transaction, chat.CancellationToken)),
            d => d.Outcome == CodeOutcome.Unavailable,
            pause.Why);
        if (sent.Outcome == CodeOutcome.Expired) return null;
        if (sent.Outcome != CodeOutcome.Sent) chat.Tell("send.note", CodeNotes.Of(sent, chat.Now));
        var result = await new CodeStep<SigningResult>(
            "sign",
            Use(transaction, file, sent.Destination),
            links,
            (key, code) => signing.ConfirmAsync(key, person, transaction, code, chat.CancellationToken),
            key => signing.SendCodeAsync(key, person, transaction, chat.CancellationToken),
            result => Judge(result, chat.Language)).RunAsync(chat);
        if (result.Outcome == ConfirmOutcome.Expired) return null;
        SignedResult.Tell(chat, result);
        return result;
    }

    private static CodeUse Use(string transaction, ReceivedFile file, string? destination) => destination is null
        ? new CodeUse(
            CodePurpose.Signature, transaction, new Phrase("sign.code", ("name", file.Name)), new Phrase("sign.link", ("name", file.Name)))
        : new CodeUse(
            CodePurpose.Signature, transaction,
            new Phrase("sign.code_to", ("name", file.Name), ("destination", destination)),
            new Phrase("sign.link_to", ("name", file.Name), ("destination", destination)));

    private AskAgain? Judge(SigningResult result, string language) => result.Outcome switch
    {
        ConfirmOutcome.WrongCode => AskAgain.Wrong(result.AttemptsLeft),
        ConfirmOutcome.CodeExpired => AskAgain.Expired,
        ConfirmOutcome.Unavailable => AskAgain.Unavailable(pause.Notice(language) ?? "sign.unavailable"),
        _ => null,
    };
}
