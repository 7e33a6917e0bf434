using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Faq;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>From "what is this" to a dossier handed in; in guide mode beside VNPT's app instead.</summary>
internal sealed class RegisterDialog(IRegistration registration, ICardPictures cards, Facts facts, IPictures pictures) : IDialog
{
    private const string Submit = "submit";

    private readonly CardPictureStep _cards = new(cards);
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
        chat.Tell("intro", new Message(_cards.IsOn ? "register.intro.pictures" : "register.intro"));
        if (await AskConsentAsync(chat) is not { } consent) return;
        while (true)
        {
            if (await new RegistrationFormFlow(_cards).FillAsync(chat) is not { } answers) return;
            var form = answers.ToForm(chat.ConversationId, consent) with { Office = chat.Campaign?.Office };
            var dossier = await Retry.UntilAvailableAsync(
                chat, Submit,
                () => chat.OnceAsync(Submit, key => registration.SubmitAsync(key, form, chat.CancellationToken)),
                d => d.Outcome == SubmitOutcome.Unavailable);
            if (dossier.Outcome != SubmitOutcome.PicturesGone)
            {
                await TellAsync(chat, dossier);
                return;
            }

            CardPictureStep.Forget(chat);
            chat.Forget(Submit, FormKeys.Summary, "pictures.gone");
            chat.Tell("pictures.gone", "card-picture.gone");
        }
    }

    /// <summary>Whoever stops leaves no picture of their card behind; the answers stay for when they come back.</summary>
    public async Task CancelAsync(Chat chat)
    {
        await _cards.DropAsync(chat);
        CardPictureStep.Forget(chat);
    }

    private Task<Consent?> AskConsentAsync(Chat chat) => _cards.IsOn
        ? ConsentStep.AskAsync(chat, "register.consent.pictures", ConsentStep.TextVersionWithPictures)
        : ConsentStep.AskAsync(chat, "register.consent");

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
