namespace SmartCaBot.Dialogs;

/// <summary>
/// Names of the event activities that other parts of the system send into a conversation. The activity's value is
/// <c>{"dossier":"…"}</c>.
/// </summary>
public static class BotEvents
{
    /// <summary>An officer approved the dossier; the activation code is on its way.</summary>
    public const string DossierApproved = "smartca/dossier-approved";

    /// <summary>An officer refused it, with a reason.</summary>
    public const string DossierRefused = "smartca/dossier-refused";
}
