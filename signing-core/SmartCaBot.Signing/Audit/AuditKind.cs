namespace SmartCaBot.Signing.Audit;

/// <summary>What happened. Stored and hashed by name: a name once used keeps its meaning.</summary>
public enum AuditKind
{
    /// <summary>With the consent that came with it.</summary>
    DossierSubmitted,
    DossierApproved,
    DossierRefused,
    ActivationCodeSent,
    ActivationCodeWrong,
    ActivationLocked,
    CertificateIssued,
    CertificateSuspended,
    CertificateResumed,
    CertificateRevoked,
    TransactionPrepared,
    OtpSent,
    OtpWrong,
    TransactionLocked,
    TransactionCancelled,
    TransactionExpired,
    TransactionSigned,
    IdentityCodeSent,
    IdentityEstablished,
    IdentityLocked,

    /// <summary>A key of the service itself was made in the token.</summary>
    TokenKeyCreated,

    /// <summary>The token signed the chain's head at that time.</summary>
    Seal,
}
