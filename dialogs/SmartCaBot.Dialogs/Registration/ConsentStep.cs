using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Consent to the processing of personal data (Law 91/2025/QH15): asked before the first personal question, and recorded.</summary>
internal static class ConsentStep
{
    /// <summary>Changes whenever the wording of <c>register.consent</c> changes.</summary>
    public const string TextVersion = "2026-02";

    /// <summary>Of <c>register.consent.pictures</c>, which names the pictures of the card as well.</summary>
    public const string TextVersionWithPictures = "2026-11-pictures";

    /// <summary>What the data are for, as it is recorded with the dossier.</summary>
    public const string Purpose = "certificate-enrolment";

    /// <summary>Null when refused, which has then been answered.</summary>
    public static async Task<Consent?> AskAsync(Chat chat, string text, string version = TextVersion)
    {
        if (!await chat.ConfirmAsync("consent", text, "register.consent.yes", "register.consent.no"))
        {
            chat.Tell("consent.refused", new Message("register.consent.refused") { Buttons = Menu.Of("what", "security", "services", "human") });
            chat.Outcome(TurnOutcome.Cancelled);
            return null;
        }

        return await chat.LookUpAsync("consent.given", version, _ => Task.FromResult(new Consent(Purpose, version, chat.Now)));
    }
}
