using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>The person confirms a prepared transaction, in the way that its kind asks for; tells what came of it.</summary>
internal sealed class ConfirmStep(ISigning signing, ICodePages links, IOutsideConfirmations outside, SigningPause pause)
{
    private const string Name = "sign";
    private const string Send = "send";

    /// <summary>All keys it uses, to begin anew.</summary>
    public static string[] Keys => [Send, "send.note", .. CodeStep<SigningResult>.Keys(Name), .. AppStep<SigningResult>.Keys(Name)];

    /// <summary>A code is on its way, or the app asks.</summary>
    public static bool HasBegun(Chat chat) => chat.Recall<CodeDelivery>(Send) is not null || IsAsked(chat);

    /// <summary>Whoever stops while the app asks is told what to do there: nobody can take the question back.</summary>
    public static void TellLeft(Chat chat)
    {
        if (IsAsked(chat)) chat.Tell("sign.app.left", "sign.app.left");
    }

    /// <summary>Null when the transaction's time ran out before it was confirmed.</summary>
    public async Task<SigningResult?> RunAsync(Chat chat, Person person, ReceivedFile file, PreparedSigning prepared)
    {
        var transaction = prepared.TransactionId!;
        var result = prepared.Confirmation == ConfirmationKind.App
            ? await InAppAsync(chat, person, file, transaction)
            : await ByCodeAsync(chat, person, file, prepared.Confirmation, transaction);
        if (result is null or { Outcome: ConfirmOutcome.Expired }) return null;
        SignedResult.Tell(chat, result);
        return result;
    }

    private static bool IsAsked(Chat chat) => chat.Recall<AppRequest>(AppStep<SigningResult>.AskKey(Name)) is not null;

    private Task<SigningResult> InAppAsync(Chat chat, Person person, ReceivedFile file, string transaction) => new AppStep<SigningResult>(
        Name,
        new AppUse(CodePurpose.Signature, transaction, asked => new Phrase("sign.app", ("name", file.Name), ("until", new TimeOf(asked.EndsAt)))),
        outside,
        key => signing.ConfirmAsync(key, person, transaction, "", chat.CancellationToken),
        result => Judge(result, ConfirmationKind.App, chat.Language)).RunAsync(chat);

    private async Task<SigningResult?> ByCodeAsync(Chat chat, Person person, ReceivedFile file, ConfirmationKind kind, string transaction)
    {
        var sent = await Retry.UntilAvailableAsync(
            chat, Send,
            () => chat.OnceAsync(Send, key => signing.SendCodeAsync(key, person, transaction, chat.CancellationToken)),
            d => d.Outcome == CodeOutcome.Unavailable,
            pause.Why);
        if (sent.Outcome == CodeOutcome.Expired) return null;
        if (sent.Outcome != CodeOutcome.Sent) chat.Tell("send.note", CodeNotes.Of(sent, chat.Now));
        return await new CodeStep<SigningResult>(
            Name,
            Use(kind, transaction, file, sent.Destination),
            links,
            (key, code) => signing.ConfirmAsync(key, person, transaction, code, chat.CancellationToken),
            key => signing.SendCodeAsync(key, person, transaction, chat.CancellationToken),
            result => Judge(result, kind, chat.Language)).RunAsync(chat);
    }

    private CodeUse Use(ConfirmationKind kind, string transaction, ReceivedFile file, string? destination)
    {
        if (kind == ConfirmationKind.Authenticator)
        {
            return new CodeUse(
                CodePurpose.Signature, transaction, new Phrase("sign.totp", ("name", file.Name)), new Phrase("sign.totp.link", ("name", file.Name)))
            {
                HoldPassword = password => outside.Hold(transaction, password),
            };
        }

        return destination is null
            ? new CodeUse(
                CodePurpose.Signature, transaction, new Phrase("sign.code", ("name", file.Name)), new Phrase("sign.link", ("name", file.Name)))
            : new CodeUse(
                CodePurpose.Signature, transaction,
                new Phrase("sign.code_to", ("name", file.Name), ("destination", destination)),
                new Phrase("sign.link_to", ("name", file.Name), ("destination", destination)));
    }

    private AskAgain? Judge(SigningResult result, ConfirmationKind kind, string language) => result.Outcome switch
    {
        ConfirmOutcome.WrongCode => kind switch
        {
            ConfirmationKind.App => AskAgain.NotYet,
            ConfirmationKind.Authenticator => AskAgain.WrongSecret,
            _ => AskAgain.Wrong(result.AttemptsLeft),
        },
        ConfirmOutcome.CodeExpired => AskAgain.Expired,
        ConfirmOutcome.PasswordGone => AskAgain.PasswordGone,
        ConfirmOutcome.Unavailable => AskAgain.Unavailable(pause.Notice(language) ?? (kind == ConfirmationKind.SentCode ? "sign.unavailable" : "app.unreachable")),
        _ => null,
    };
}
