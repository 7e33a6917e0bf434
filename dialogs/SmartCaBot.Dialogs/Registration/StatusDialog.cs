using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>
/// Where the registration stands, and what to do about an activation message that did not come. The argument may be the dossier that an
/// officer has just decided on; an approved one goes straight on to its activation.
/// </summary>
internal sealed class StatusDialog(IRegistration registration, Facts facts) : IDialog
{
    public string Name => DialogNames.Status;

    public async Task RunAsync(Chat chat)
    {
        var status = await chat.LookUpAsync("dossiers", "", _ => registration.StatusAsync(Applicant.Of(chat), chat.CancellationToken));
        if (!status.Available)
        {
            chat.Outcome(TurnOutcome.ErrorUnavailable);
            chat.Tell("down", new Message("status.unavailable") { Buttons = Menu.Of("status", "human") });
            return;
        }

        var named = status.Dossiers.FirstOrDefault(d => d.DossierId == chat.Argument);
        if ((named ?? (status.Dossiers is [var first, ..] ? first : null)) is not { } newest)
        {
            chat.Tell("none", new Message(new Phrase(
                registration.Mode == RegistrationMode.Guide ? "status.guide" : "status.none", ("hotline", facts.Hotline)))
            {
                Buttons = Menu.Of("register", "human"),
            });
            return;
        }

        if (named is { State: DossierStanding.Approved })
        {
            chat.Tell("approved", new Message("register.approved"));
            await chat.ContinueWithAsync(DialogNames.Activate, named.DossierId);
        }

        chat.Tell("status", new Message(new Phrase(
            Key(newest.State), ("dossier", newest.DossierId), ("at", new DayOf(newest.SubmittedAt)), ("reason", newest.Reason ?? ""), ("hotline", facts.Hotline)))
        {
            Buttons = Buttons(newest),
        });
    }

    private static string Key(DossierStanding state) => state switch
    {
        DossierStanding.AwaitingReview => "status.awaiting",
        DossierStanding.Approved => "status.approved",
        DossierStanding.Refused => "status.refused",
        DossierStanding.Activated => "status.activated",
        DossierStanding.Expired => "status.expired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static System.Collections.Immutable.ImmutableArray<Button> Buttons(DossierStatus dossier) => dossier.State switch
    {
        DossierStanding.Approved => [Button.Start(DialogNames.Activate, "activate.enter", dossier.DossierId), Menu.Entry("human")],
        DossierStanding.Activated => Menu.Of("sign", "certificate"),
        DossierStanding.AwaitingReview => Menu.Of("services", "human"),
        _ => Menu.Of("register", "human"),
    };
}
