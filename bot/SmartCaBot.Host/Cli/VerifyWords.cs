using System.Globalization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Host.Cli;

/// <summary>A verification in plain words.</summary>
internal static class VerifyWords
{
    public static string Of(VerifyAnswer answer) => answer.Outcome switch
    {
        VerificationOutcome.NoSignature => "The document carries no signature.",
        VerificationOutcome.NotReadable => $"Not a PDF, XML or Office document, or a signature, that can be read: {answer.Refused}.",
        var outcome => Of(outcome),
    };

    public static string Of(VerifiedSignature signature) =>
        signature.Why is { } why ? $"not decided, because {Of(why)}." : Of(signature.Outcome);

    public static string Of(Coverage coverage) => coverage switch
    {
        Coverage.Unknown => "what cannot be told",
        Coverage.ContentMissing => "a document that was not given",
        Coverage.CoversWholeFile => "the whole file",
        Coverage.CoversItsPart => "the part that such a document has signed",
        Coverage.FollowedByAllowedChanges => "everything but later additions that may be made",
        Coverage.CoversSomePart => "some part of the file",
        Coverage.ChangedAfterSigning => "less than the file now shows",
        _ => throw new ArgumentOutOfRangeException(nameof(coverage), coverage, null),
    };

    public static string Of(ChainFinding? chain) => chain switch
    {
        ChainFinding.Trusted => "which leads to our root",
        ChainFinding.NotTrusted => "which does not lead to our root",
        ChainFinding.NotValidAtSigning => "which was not valid at that time",
        ChainFinding.NotForSigning => "which is not for signing",
        null => "which was not looked at",
        _ => throw new ArgumentOutOfRangeException(nameof(chain), chain, null),
    };

    public static string Of(RevocationFinding? revocation) => revocation switch
    {
        null => "whether the certificate was revoked is not known",
        { State: RevocationState.Good } => string.Create(CultureInfo.InvariantCulture, $"not revoked as of {revocation.At:u}"),
        { State: RevocationState.RevokedAfterSigning } => string.Create(CultureInfo.InvariantCulture, $"revoked on {revocation.At:u} ({revocation.Reason}), after it was signed"),
        { State: RevocationState.RevokedWithoutProof } => string.Create(
            CultureInfo.InvariantCulture, $"REVOKED on {revocation.At:u} ({revocation.Reason}), and nothing proves that it was signed before"),
        { State: RevocationState.RevokedBeforeSigning } => string.Create(CultureInfo.InvariantCulture, $"REVOKED on {revocation.At:u} ({revocation.Reason}), before it was signed"),
        _ => throw new ArgumentOutOfRangeException(nameof(revocation), revocation.State, null),
    };

    public static string Of(LaterChange change) => change switch
    {
        LaterChange.Signature => "a signature",
        LaterChange.VisibleSignature => "a signature that is seen on a page",
        LaterChange.TimeStamp => "a time stamp",
        LaterChange.ValidationData => "certificates and revocation data",
        LaterChange.FormFilled => "values of fields, as the certification allows",
        LaterChange.Annotation => "notes, as the certification allows",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };

    public static string Of(SuspectedAttack attack) => attack switch
    {
        SuspectedAttack.UniversalForgery => "a universal signature forgery: what would have to be checked is missing",
        SuspectedAttack.SignatureWrapping => "signature wrapping: the signed bytes are not those that are shown",
        SuspectedAttack.IncrementalSaving => "an incremental saving attack: content added behind what was signed",
        SuspectedAttack.ShadowHide => "a shadow document: what covered something was taken away",
        SuspectedAttack.ShadowReplace => "a shadow document: fonts or values of fields were replaced",
        SuspectedAttack.ShadowHideAndReplace => "a shadow document: something hidden when it was signed is shown now",
        SuspectedAttack.EvilAnnotation => "an evil annotation attack: something was drawn over the document",
        SuspectedAttack.SneakySignature => "a sneaky signature attack: a later signature draws where it may not",
        _ => throw new ArgumentOutOfRangeException(nameof(attack), attack, null),
    };

    /// <summary>What of an Office document's parts is not as it should be.</summary>
    public static IEnumerable<(string What, IReadOnlyList<string> Parts)> Of(PackageParts? parts) => parts is null
        ? []
        : new[] { ("altered", parts.Altered), ("gone", parts.Missing), ("signed by nobody", parts.NotCovered) }.Where(p => p.Item2.Count > 0);

    public static string Of(TimeStampFinding stamp) => stamp.State switch
    {
        TimeStampState.Good => string.Create(CultureInfo.InvariantCulture, $"time stamp: {stamp.At:u} by {stamp.Authority}"),
        TimeStampState.NotTrusted => string.Create(
            CultureInfo.InvariantCulture, $"time stamp: {stamp.At:u} by {stamp.Authority}, who is not trusted or was not valid then"),
        TimeStampState.Broken => "time stamp: BROKEN, it proves nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(stamp), stamp.State, null),
    };

    private static string Of(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "Valid: nothing was changed after signing.",
        VerificationOutcome.ValidWithLaterChanges => "Valid: later additions are such as may be made.",
        VerificationOutcome.Altered => "NOT valid: the document or a signature was changed.",
        VerificationOutcome.Undecided => "Not decided; see why for each signature.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static string Of(UndecidedReason why) => why switch
    {
        UndecidedReason.Malformed => "it is not put together as the standard asks",
        UndecidedReason.UnsupportedKind => "it is of a kind that is not checked here",
        UndecidedReason.ContentMissing => "its document was not given",
        UndecidedReason.AlgorithmNotAccepted => "its algorithm or key length is not accepted",
        UndecidedReason.CertificateMissing => "it brings no certificate",
        UndecidedReason.CertificateMismatch => "it is bound to another certificate",
        UndecidedReason.NotTrusted => "the signer cannot be traced to our root",
        UndecidedReason.NotValidAtSigning => "the certificate was not valid at that time",
        UndecidedReason.Revoked => "the certificate was suspended or revoked by then",
        UndecidedReason.RevokedWithoutProof => "the certificate was suspended or revoked since, and nothing proves that it was signed before",
        UndecidedReason.NotForSigning => "the certificate is not for signing",
        UndecidedReason.ChangedAfterSigning => "something was added or changed after signing that may not be",
        UndecidedReason.CoversSomePart => "it covers only a part, and the document is of no known kind",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };
}
