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

    /// <summary>Password and code were right: activation data was given out for it.</summary>
    TransactionAuthorised,
    AuthenticatorOffered,
    AuthenticatorEnrolled,
    AuthenticatorRemoved,

    /// <summary>A wrong password or code.</summary>
    AuthenticatorWrong,
    AuthenticatorLocked,
    IdentityCodeSent,
    IdentityEstablished,
    IdentityLocked,

    /// <summary>A key of the service itself was made in the token.</summary>
    TokenKeyCreated,

    /// <summary>A new certificate of the same person; the old one stays good to its end.</summary>
    CertificateRenewed,

    /// <summary>Of a responder, of the time-stamp authority, or of an authority itself.</summary>
    AuthorityCertificateIssued,
    AuthorityCertificateRevoked,

    /// <summary>A key-encryption key wraps new keys from now on; the reference is its label.</summary>
    WrappingKeyBegun,

    /// <summary>Citizens' keys were wrapped anew under it.</summary>
    KeysRewrapped,

    /// <summary>Nothing is under it any more; it is destroyed.</summary>
    WrappingKeyRetired,
    CustodianAdded,
    CustodianRemoved,

    /// <summary>Two custodians agreed to a key operation; the detail names them and the digest of the signed protocol.</summary>
    CeremonyHeld,

    // What the staff do. The actor is "staff:ID"; the subject is the account or conversation concerned, by its opaque id.
    StaffInvited,
    StaffJoined,
    StaffSignedIn,
    StaffSignInFailed,
    StaffSignedOut,
    StaffPasswordChanged,
    StaffSecondFactorAdded,
    StaffSecondFactorRemoved,
    StaffSecondFactorReset,
    StaffRecoveryCodeUsed,
    StaffRolesChanged,
    StaffDisabled,
    StaffEnabled,
    StaffSessionsEnded,
    OfficeAdded,
    OfficeChanged,
    OfficeClosed,

    /// <summary>One personal value was shown in full to one person of the staff.</summary>
    ValueUnmasked,

    /// <summary>A picture of somebody's card was shown to one person of the staff.</summary>
    CardPictureOpened,
    ConversationOpened,
    CaseClaimed,
    CaseTransferred,
    CaseReturned,
    CaseClosed,

    /// <summary>Its agent has gone, or was gone: it waits again.</summary>
    CaseReleased,
    DeskSettingsChanged,
    CampaignAdded,
    CampaignChanged,
    CampaignClosed,
    KioskStarted,
    KioskEnded,
    DocumentOffered,
    DocumentWithdrawn,

    /// <summary>What a citizen had given back signed.</summary>
    SignedDocumentDownloaded,
    PopulationChanged,
    DossierFirstApproval,
    FiguresExported,
    SwitchChanged,
    AuditExported,
    DeadLetterReplayed,
    DeadLetterDropped,
    RetentionChanged,
    RetentionRun,
    IntegratorAdded,
    IntegratorChanged,
    IntegratorSecretRenewed,
    IntegratorDisabled,
    IntegratorEnabled,

    /// <summary>Wrong secrets again and again, from one network.</summary>
    ClientLockedOut,

    /// <summary>An integrator was shown a certificate.</summary>
    CertificateRead,

    /// <summary>An integrator fetched the access that a citizen gave it; the reference names all tokens of it.</summary>
    AccessGranted,

    /// <summary>A code or refresh token came a second time: stolen, and all tokens of that access ended.</summary>
    AccessEnded,
    HoldPlaced,
    HoldLifted,

    /// <summary>A copy of a conversation was made for its person.</summary>
    ConversationExported,

    /// <summary>A copy of what is kept of a citizen was made for them.</summary>
    CitizenExported,
    ErasureAsked,
    ErasureRefused,
    ConversationErased,

    /// <summary>A citizen's dossiers, keys, certificates and signing transactions; how many of each. Which they were, the log does not say.</summary>
    CitizenErased,

    /// <summary>Somebody looked for records of this log.</summary>
    AuditSearched,
    AuditVerified,

    /// <summary>The token signed the chain's head at that time.</summary>
    Seal,
}
