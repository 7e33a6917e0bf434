namespace SmartCaBot.Signing.Audit;

/// <summary>What happened. Stored and hashed by name: a name once used keeps its meaning.</summary>
public enum AuditKind
{
    ConsentGiven,
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
    AuthorityCreated,

    /// <summary>The token signed the chain's head at that time.</summary>
    Seal,
}
