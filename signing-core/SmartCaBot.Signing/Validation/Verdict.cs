namespace SmartCaBot.Signing.Validation;

/// <summary>From best to worst.</summary>
public enum Verdict
{
    /// <summary>Signed by whom it says, and nothing was added since.</summary>
    Valid,

    /// <summary>Signed by whom it says; since then only what may be was added: further signatures, time stamps, what a certification allows.</summary>
    ValidWithLaterAllowedChanges,

    /// <summary>Neither proved nor disproved; the report says why.</summary>
    Undecided,

    /// <summary>The signed bytes, or the signature itself, are not those that were signed.</summary>
    Altered,
}

/// <summary>Why a signature could not be decided.</summary>
public enum UndecidedReason
{
    /// <summary>What it points at, or its structure, is not what the standard asks for; nothing can be said of what it covers.</summary>
    Malformed,

    /// <summary>A kind of signature that is not checked here (an old sub-filter).</summary>
    UnsupportedKind,

    /// <summary>The signature stands beside its document, and that was not given.</summary>
    ContentMissing,

    /// <summary>A digest, signature algorithm or key length that is not accepted.</summary>
    AlgorithmNotAccepted,

    /// <summary>The signature brings no certificate of its signer.</summary>
    CertificateMissing,

    /// <summary>The signature is bound to another certificate than the one it brings (RFC 5035).</summary>
    CertificateMismatch,

    /// <summary>No path to a trusted root.</summary>
    NotTrusted,

    /// <summary>The certificate had expired, or was not valid yet, at the claimed time.</summary>
    NotValidAtSigning,

    /// <summary>The certificate was suspended or revoked when this was signed, or before it is proved to have been.</summary>
    Revoked,

    /// <summary>The certificate was suspended or revoked since, and nothing proves that the signature is older, as it says.</summary>
    RevokedWithoutProof,

    /// <summary>The certificate is not meant for signatures.</summary>
    NotForSigning,

    /// <summary>Something was added or changed after signing that may not be.</summary>
    ChangedAfterSigning,

    /// <summary>Only a part of the document is signed, and it is of no kind of which that part is known to be what matters.</summary>
    CoversSomePart,
}
