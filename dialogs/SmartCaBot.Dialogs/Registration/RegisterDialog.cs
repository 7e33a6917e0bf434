using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Faq;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>From "what is this" to a dossier handed in; in guide mode beside VNPT's app instead.</summary>
internal sealed class RegisterDialog(IRegistration registration, Facts facts, IPictures pictures) : IDialog
{
    private readonly GuideFlow _guide = new(registration, facts, pictures);

    public string Name => DialogNames.Register;

    public bool IsForm => true;

    public bool CountsSteps => true;

    public async Task RunAsync(Chat chat)
    {
        if (registration.Mode == RegistrationMode.Guide)
        {
            chat.Reached(Milestone.Started);
            await _guide.RunAsync(chat);
            return;
        }

        chat.Reached(Milestone.Started);
        chat.Tell("intro", new Message("register.intro"));
        if (await ConsentStep.AskAsync(chat, "register.consent") is not { } consent) return;
        if (await RegistrationFormFlow.FillAsync(chat) is not { } answers) return;
        var form = answers.ToForm(chat.ConversationId, consent) with { Office = chat.Campaign?.Office };
        var dossier = await Retry.UntilAvailableAsync(
            chat, "submit",
            () => chat.OnceAsync("submit", key => registration.SubmitAsync(key, form, chat.CancellationToken)),
            d => d.Outcome == SubmitOutcome.Unavailable);
        await TellAsync(chat, dossier);
    }

    private async Task TellAsync(Chat chat, SubmittedDossier dossier)
    {
        if (dossier.Outcome is SubmitOutcome.Approved or SubmitOutcome.AwaitingReview) chat.Reached(Milestone.Dossier);
        switch (dossier.Outcome)
        {
            case SubmitOutcome.Approved:
                chat.Tell("approved", new Message("register.approved"));
                await chat.ContinueWithAsync(DialogNames.Activate, dossier.DossierId);
                break;
            case SubmitOutcome.AwaitingReview:
                chat.Tell("waiting", new Message(new Phrase("register.waiting", ("dossier", dossier.DossierId ?? "")))
                {
                    Attachments = [Pictures.Of(chat, pictures, facts.App)],
                    Buttons = Menu.Of("status", "services", "human"),
                });
                break;
            case SubmitOutcome.AlreadyCertified:
                chat.Tell("already", new Message("register.already_certified") { Buttons = Menu.Of("sign", "certificate", "human") });
                break;
            case SubmitOutcome.AlreadyOpen:
                chat.Tell("open", new Message(new Phrase("register.already_open", ("dossier", dossier.DossierId ?? "")))
                {
                    Buttons = [Button.Start(DialogNames.Activate, "activate.have_code", dossier.DossierId), .. Menu.Of("status", "human")],
                });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(dossier), dossier.Outcome, null);
        }
    }
}
