using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Identification;

/// <summary>The outcome of claiming an identity. Says nothing of where a code goes, or whether one does.</summary>
public abstract record BeginResult
{
    private BeginResult()
    {
    }

    public sealed record Begun(Guid CheckId, DateTimeOffset ExpiresAt, DateTimeOffset ResendAfter) : BeginResult;

    /// <summary>Too many checks of this number lately.</summary>
    public sealed record TooMany(DateTimeOffset RetryAt) : BeginResult;

    /// <summary>The token cannot be used now.</summary>
    public sealed record SigningUnavailable : BeginResult;
}

/// <summary>The outcome of entering a code.</summary>
public abstract record IdentityResult
{
    private IdentityResult()
    {
    }

    /// <param name="Subject">The account that holds the certificate.</param>
    /// <param name="Name">The holder's.</param>
    public sealed record Established(SubjectId Subject, FullName Name) : IdentityResult;

    public sealed record WrongCode(int AttemptsLeft) : IdentityResult;

    /// <summary>The code is too old: ask for another.</summary>
    public sealed record CodeExpired : IdentityResult;

    /// <summary>There is no such check any more: begin anew.</summary>
    public sealed record NotFound : IdentityResult;

    /// <summary>Too many wrong codes: begin anew.</summary>
    public sealed record Locked : IdentityResult;

    /// <summary>The token cannot be used now; the same code may be entered again.</summary>
    public sealed record SigningUnavailable : IdentityResult;
}
