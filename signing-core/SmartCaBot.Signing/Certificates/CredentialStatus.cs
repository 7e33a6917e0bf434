namespace SmartCaBot.Signing.Certificates;

public enum CredentialStatus
{
    Active,

    /// <summary>On hold; may become active again.</summary>
    Suspended,

    /// <summary>For good.</summary>
    Revoked,

    /// <summary>Past its validity; follows from the time and is never stored.</summary>
    Expired,
}

/// <summary>Why a certificate stopped being good: the CRLReason codes of RFC 5280 5.3.1 that apply here.</summary>
public enum RevocationReason
{
    Unspecified = 0,
    KeyCompromise = 1,

    /// <summary>Of an authority's own certificate.</summary>
    AuthorityCompromise = 2,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    CertificateHold = 6,
}
