using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>The outcome of entering an activation code.</summary>
public abstract record ActivationResult
{
    private ActivationResult()
    {
    }

    /// <summary>The code was right; also when the same call comes again.</summary>
    public sealed record Activated(CredentialSummary Credential) : ActivationResult;

    /// <summary>Activated before, by another call: nothing was learned from this one's code, which was not looked at.</summary>
    public sealed record AlreadyActivated(CredentialSummary Credential) : ActivationResult;

    public sealed record WrongCode(int AttemptsLeft) : ActivationResult;

    /// <summary>The code is too old, or none was sent: ask for a new one.</summary>
    public sealed record CodeExpired : ActivationResult;

    /// <summary>Too many wrong codes: an officer must approve again.</summary>
    public sealed record Locked : ActivationResult;

    /// <summary>Waiting for an officer, or refused.</summary>
    public sealed record NotApproved(DossierState State) : ActivationResult;

    /// <summary>The token cannot be used now, or signing is switched off; nothing is lost, the same code may be entered again.</summary>
    public sealed record SigningUnavailable : ActivationResult;

    /// <summary>No such dossier, or somebody else's.</summary>
    public sealed record NotFound : ActivationResult;
}
