using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>The outcome of asking for signature activation data.</summary>
public abstract record AuthoriseResult
{
    private AuthoriseResult()
    {
    }

    /// <param name="Sad">A JWT; opaque to whoever gets it.</param>
    /// <param name="ExpiresAt">Redeem before.</param>
    public sealed record Authorised(string Sad, DateTimeOffset ExpiresAt) : AuthoriseResult
    {
        public override string ToString() => $"Authorised(***, {ExpiresAt:O})";
    }

    /// <summary>The password or the code is wrong, the code was used before, or there is no authenticator: nobody is told which.</summary>
    public sealed record WrongSecret : AuthoriseResult;

    /// <summary>Too many wrong tries.</summary>
    public sealed record Locked(DateTimeOffset Until) : AuthoriseResult;

    /// <summary>Of a code that was sent.</summary>
    public sealed record WrongCode(int AttemptsLeft) : AuthoriseResult;

    /// <summary>The code that was sent is too old, was used, or none was sent.</summary>
    public sealed record CodeExpired : AuthoriseResult;

    /// <summary>More signatures than the citizen authorised.</summary>
    public sealed record TooMany : AuthoriseResult;

    public sealed record CertificateNotUsable(CredentialStatus Status) : AuthoriseResult;

    /// <summary>Signed, cancelled, expired or locked before.</summary>
    public sealed record NotWaiting(TransactionState State) : AuthoriseResult;

    /// <summary>The token cannot be used now.</summary>
    public sealed record SigningUnavailable : AuthoriseResult;

    /// <summary>No such transaction, or somebody else's.</summary>
    public sealed record NotFound : AuthoriseResult;
}
