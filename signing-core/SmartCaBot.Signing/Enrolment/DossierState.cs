namespace SmartCaBot.Signing.Enrolment;

/// <summary>
/// Where a registration stands and whose turn it is.
/// Submitted → Approved → Activated; Submitted → Refused; Approved → Locked → Approved. Refused and Activated are final.
/// </summary>
public enum DossierState
{
    /// <summary>An officer's turn: check the person and decide.</summary>
    Submitted,

    /// <summary>Refused with a reason; the citizen may submit again.</summary>
    Refused,

    /// <summary>The citizen's turn: enter the activation code.</summary>
    Approved,

    /// <summary>Too many wrong activation codes; an officer may approve again.</summary>
    Locked,

    /// <summary>Key and certificate exist.</summary>
    Activated,
}
