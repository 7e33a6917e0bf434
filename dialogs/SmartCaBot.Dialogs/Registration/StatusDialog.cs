using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Greeting;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Where the registration stands, and what to do about an activation message that did not come.</summary>
internal sealed class StatusDialog(IRegistration registration, Facts facts) : IDialog
{
    public string Name => DialogNames.Status;

    public async Task RunAsync(Chat chat)
    {
        var status = await chat.LookUpAsync("status", "", _ => registration.StatusAsync(chat.ConversationId, chat.Person, chat.CancellationToken));
        if (!status.Available)
        {
            chat.Outcome(TurnOutcome.ErrorUnavailable);
            chat.Tell("down", new Message("status.unavailable") { Buttons = Menu.Of("status", "human") });
            return;
        }

        if (status.Dossiers is not [var newest, ..])
        {
            chat.Tell("none", new Message(new Phrase(
                registration.Mode == RegistrationMode.Guide ? "status.guide" : "status.none", ("hotline", facts.Hotline)))
            {
                Buttons = Menu.Of("register", "human"),
            });
            return;
        }

        chat.Tell("status", new Message(new Phrase(
            Key(newest.State), ("dossier", newest.DossierId), ("at", ActivateDialog.Day(newest.SubmittedAt)), ("reason", newest.Reason ?? ""), ("hotline", facts.Hotline)))
        {
            Buttons = Buttons(newest),
        });
    }

    private static string Key(DossierState state) => state switch
    {
        DossierState.AwaitingReview => "status.awaiting",
        DossierState.Approved => "status.approved",
        DossierState.Refused => "status.refused",
        DossierState.Activated => "status.activated",
        DossierState.Expired => "status.expired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static System.Collections.Immutable.ImmutableList<Button> Buttons(DossierStatus dossier) => dossier.State switch
    {
        DossierState.Approved => [Button.Start(DialogNames.Activate, "activate.enter", dossier.DossierId), Menu.Entry("human")],
        DossierState.Activated => Menu.Of("sign", "certificate"),
        DossierState.AwaitingReview => Menu.Of("services", "human"),
        _ => Menu.Of("register", "human"),
    };
}
