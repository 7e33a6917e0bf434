using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Identification;

/// <summary>The outcome of claiming an identity. Says nothing of where a code goes, or whether one does.</summary>
public abstract record BeginResult
{
    private BeginResult()
    {
    }

    public sealed record Begun(Guid CheckId, DateTimeOffset ExpiresAt, DateTimeOffset ResendAfter) : BeginResult;

    /// <summary>Too many checks of this number lately, or by this claimant.</summary>
    public sealed record TooMany(DateTimeOffset RetryAt) : BeginResult;

    /// <summary>The token cannot be used now.</summary>
    public sealed record SigningUnavailable : BeginResult;
}

/// <summary>The outcome of entering a code.</summary>
public abstract record IdentityConfirmation
{
    private IdentityConfirmation()
    {
    }

    /// <param name="Subject">The account that holds the certificate.</param>
    /// <param name="CredentialId">The holder's newest that was active when the check began. The account may hold other people's too: what is the person's alone goes by this one.</param>
    /// <param name="Name">The holder's.</param>
    public sealed record Established(SubjectId Subject, Guid CredentialId, FullName Name) : IdentityConfirmation;

    public sealed record WrongCode(int AttemptsLeft) : IdentityConfirmation;

    /// <summary>The code is too old: ask for another.</summary>
    public sealed record CodeExpired : IdentityConfirmation;

    /// <summary>There is no such check any more: begin anew.</summary>
    public sealed record NotFound : IdentityConfirmation;

    /// <summary>Too many wrong codes: begin anew.</summary>
    public sealed record Locked : IdentityConfirmation;

    /// <summary>The token cannot be used now; the same code may be entered again.</summary>
    public sealed record SigningUnavailable : IdentityConfirmation;
}
