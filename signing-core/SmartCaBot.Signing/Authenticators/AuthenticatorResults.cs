namespace SmartCaBot.Signing.Authenticators;

/// <summary>The outcome of asking for an authenticator.</summary>
public abstract record OfferResult
{
    private OfferResult()
    {
    }

    /// <param name="Key">The TOTP key, told this once: 20 bytes.</param>
    /// <param name="Address">The same for the app, as a QR code holds it (otpauth://…).</param>
    /// <param name="EndsAt">Until when the app's first code is awaited.</param>
    public sealed record Offered(byte[] Key, string Address, DateTimeOffset EndsAt) : OfferResult
    {
        public override string ToString() => "Offered(***)";
    }

    /// <summary>The password is too short, too long, or one that is guessed first.</summary>
    public sealed record PasswordRefused : OfferResult;

    public sealed record CertificateNotUsable : OfferResult;

    /// <summary>The token cannot be used now.</summary>
    public sealed record SigningUnavailable : OfferResult;

    /// <summary>No such credential, or somebody else's.</summary>
    public sealed record NotFound : OfferResult;
}

/// <summary>The outcome of showing an offered authenticator's first code.</summary>
public enum AcceptOutcome
{
    /// <summary>In use from now on, in place of any before.</summary>
    Accepted,
    WrongCode,

    /// <summary>Too many wrong tries; wait.</summary>
    Locked,

    /// <summary>Nothing was offered, or it is past its time.</summary>
    NothingOffered,
    SigningUnavailable,

    /// <summary>No such credential, or somebody else's.</summary>
    NotFound,
}

/// <summary>What became of a password and a code.</summary>
internal abstract record AuthenticatorVerdict
{
    /// <param name="Step">The code's time step.</param>
    /// <param name="Generation">Which of the credential's authenticators it is.</param>
    public sealed record Right(long Step, int Generation) : AuthenticatorVerdict;

    /// <summary>One of the two, or there is no authenticator: nobody is told which.</summary>
    public sealed record Wrong : AuthenticatorVerdict;

    public sealed record Locked(DateTimeOffset Until) : AuthenticatorVerdict;
}
