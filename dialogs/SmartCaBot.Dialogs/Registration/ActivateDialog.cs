using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Takes the activation code of an approved dossier (the argument); then the certificate is made.</summary>
internal sealed class ActivateDialog(IRegistration registration, ICodePages links, SigningPause pause, Facts facts) : IDialog
{
    public string Name => DialogNames.Activate;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        if (chat.Argument is not { } dossier)
        {
            await chat.ContinueWithAsync(DialogNames.Status);
            return;
        }

        var applicant = Applicant.Of(chat);
        // A certificate that is there already proves nothing about who asks now: only the code that makes it does.
        if (await chat.LookUpAsync("is-made", dossier, _ => IsMadeAsync(applicant, dossier, chat.CancellationToken)))
        {
            TellMade(chat);
            return;
        }

        await pause.AwaitAsync(chat);
        var activation = await new CodeStep<Activation>(
            "activate",
            new CodeUse(CodePurpose.Activation, dossier, "activate.ask", "activate.link"),
            links,
            (key, code) => registration.ActivateAsync(key, applicant, dossier, code, chat.CancellationToken),
            key => registration.ResendActivationAsync(key, applicant, dossier, chat.CancellationToken),
            activation => Judge(activation, chat.Language)).RunAsync(chat);
        Tell(chat, activation);
    }

    private async Task<bool> IsMadeAsync(Applicant applicant, string dossier, CancellationToken cancellationToken) =>
        (await registration.StatusAsync(applicant, cancellationToken)).Dossiers.Any(d => d is { State: DossierStanding.Activated } && d.DossierId == dossier);

    private AskAgain? Judge(Activation activation, string language) => activation.Outcome switch
    {
        ActivationOutcome.WrongCode => AskAgain.Wrong(activation.AttemptsLeft),
        ActivationOutcome.CodeExpired => AskAgain.Expired,
        ActivationOutcome.Unavailable => AskAgain.Unavailable(pause.Notice(language) ?? "code.check_unavailable"),
        _ => null,
    };

    private void Tell(Chat chat, Activation activation)
    {
        switch (activation)
        {
            case { Outcome: ActivationOutcome.Activated, Certificate: { } certificate }:
                chat.Reached(Milestone.Activated);
                if (activation.Person is { } person) chat.Identify(person);
                chat.Tell("done", new Message(new Phrase("activate.done", ("name", certificate.Name), ("until", new DayOf(certificate.ValidTo))))
                {
                    Buttons = Menu.Of("sign", "services", "where"),
                });
                break;
            case { Outcome: ActivationOutcome.AlreadyActive }:
                TellMade(chat);
                break;
            case { Outcome: ActivationOutcome.NotApproved }:
                chat.Tell("waiting", new Message("activate.not_approved") { Buttons = Menu.Of("status", "human") });
                break;
            case { Outcome: ActivationOutcome.NotFound }:
                chat.Tell("missing", new Message(new Phrase("activate.not_found", ("hotline", facts.Hotline))) { Buttons = Menu.Of("status", "register", "human") });
                break;
            default:
                chat.Tell("locked", new Message("code.locked") { Buttons = Menu.Of("human", "status") });
                break;
        }
    }

    private static void TellMade(Chat chat) =>
        chat.Tell("made", new Message("activate.already") { Buttons = Menu.Of("sign", "certificate") });
}
