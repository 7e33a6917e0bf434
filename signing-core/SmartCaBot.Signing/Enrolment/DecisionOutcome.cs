namespace SmartCaBot.Signing.Enrolment;

public enum DecisionOutcome
{
    /// <summary>Decided, now or before by the same officer in the same way.</summary>
    Done,

    /// <summary>Approved by the first of two officers; another one must approve as well.</summary>
    FirstApproved,

    /// <summary>This officer has approved already; another one must.</summary>
    NeedsAnotherOfficer,

    /// <summary>Decided otherwise, or activated, before.</summary>
    AlreadyDecided,

    /// <summary>An officer must not decide on a dossier that is their own or that they filled in.</summary>
    OwnDossier,
    NotFound,

    /// <summary>The token cannot be used now.</summary>
    SigningUnavailable,
}
