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

    /// <summary>A certificate ends soon, <c>{"date":"dd/MM/yyyy","days":"7"}</c>.</summary>
    public const string CertificateEnding = "smartca/certificate-ending";

    /// <summary>A code that this conversation showed was entered in another.</summary>
    public const string LinkMade = "smartca/link-made";

    /// <summary>The conversation that showed the code tells who the person is and what is under way.</summary>
    public const string LinkReady = "smartca/link-ready";

    /// <summary>A linked conversation ended the link.</summary>
    public const string LinkEnded = "smartca/link-ended";

    /// <summary>A linked conversation asks for the unfinished work.</summary>
    public const string WorkAsked = "smartca/work-asked";

    /// <summary>Unfinished work arrives.</summary>
    public const string WorkMoved = "smartca/work-moved";
}
