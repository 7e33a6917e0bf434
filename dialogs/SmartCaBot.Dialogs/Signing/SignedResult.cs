using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>Tells how a signing ended.</summary>
internal static class SignedResult
{
    public static void Tell(Chat chat, SigningResult result)
    {
        if (result.Outcome == ConfirmOutcome.Signed) chat.Reached(Milestone.FirstSignature);
        chat.Tell("result", Of(result));
    }

    private static Message Of(SigningResult result) => result switch
    {
        { Outcome: ConfirmOutcome.Signed, File: { } file } => new Message(new Phrase(
            "sign.done", ("check", result.Verification is { } check ? Verdicts.Of(check) : "verify.not_checked")))
        {
            Attachments = [AttachedFiles.ToAttachment(file)],
            Buttons = Menu.Of("sign", "history", "services"),
        },
        { Outcome: ConfirmOutcome.Cancelled } => new Message("sign.cancelled") { Buttons = Menu.Of("sign", "human") },
        { Outcome: ConfirmOutcome.Declined } => new Message("sign.app.declined") { Buttons = Menu.Of("sign", "services", "human") },
        { Outcome: ConfirmOutcome.Faulty } => new Message("sign.faulty") { Buttons = Menu.Of("sign", "human") },
        { Outcome: ConfirmOutcome.CertificateNotUsable } => new Message("sign.certificate_not_usable") { Buttons = Menu.Of("certificate", "human") },
        _ => new Message("code.locked") { Buttons = Menu.Of("human", "sign") },
    };
}
