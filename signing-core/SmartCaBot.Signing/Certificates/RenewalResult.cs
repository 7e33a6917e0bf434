namespace SmartCaBot.Signing.Certificates;

public abstract record RenewalResult
{
    /// <param name="Credential">The new one; the old one stays good to its end.</param>
    public sealed record Renewed(CredentialSummary Credential) : RenewalResult;

    /// <summary>It was renewed before.</summary>
    public sealed record AlreadyRenewed(CredentialSummary Credential) : RenewalResult;

    /// <param name="From">When it may be renewed.</param>
    public sealed record TooEarly(DateTimeOffset From) : RenewalResult;

    /// <summary>Suspended, revoked or expired: the person is enrolled anew.</summary>
    public sealed record NotPossible(CredentialStatus Status) : RenewalResult;

    public sealed record NotFound : RenewalResult;

    /// <summary>The token cannot be used now.</summary>
    public sealed record SigningUnavailable : RenewalResult;
}

/// <summary>Which key the new certificate is for.</summary>
public enum RenewalKey
{
    /// <summary>A new one. Whoever got hold of the old one has nothing.</summary>
    New,

    /// <summary>The same, for relying systems that know the key rather than its certificate.</summary>
    Same,
}
