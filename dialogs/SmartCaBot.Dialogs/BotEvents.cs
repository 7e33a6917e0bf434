namespace SmartCaBot.Dialogs;

/// <summary>
/// Names of the event activities that other parts of the system send into a conversation, and what their values hold.
/// </summary>
public static class BotEvents
{
    /// <summary>The person changed the page's language, <c>{"language":"en-US"}</c>.</summary>
    public const string LanguageChosen = "webchat/language";

    /// <summary>An officer approved the dossier, <c>{"dossier":"…"}</c>; the activation code is on its way.</summary>
    public const string DossierApproved = "smartca/dossier-approved";

    /// <summary>An officer refused the dossier, <c>{"dossier":"…"}</c>, with a reason.</summary>
    public const string DossierRefused = "smartca/dossier-refused";

    /// <summary>
    /// A code was entered on the page, or cannot be any more, <c>{"smartca":{"q":"run/key",…},"purpose":"Signature","reference":"…"}</c>:
    /// the question that waits for it looks up what came of it.
    /// </summary>
    public const string CodeEntered = "smartca/code-entered";

    /// <summary>The person cancelled on the page; the same value.</summary>
    public const string CodeCancelled = "smartca/code-cancelled";
}
