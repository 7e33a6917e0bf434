using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Cli;

/// <summary>A verification in plain words.</summary>
internal static class VerifyWords
{
    public static string Of(VerifyAnswer answer) => answer.Outcome switch
    {
        VerificationOutcome.NoSignature => "The document carries no signature.",
        VerificationOutcome.NotReadable => $"Not a PDF, XML or signature that can be read: {answer.Refused}.",
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
        Coverage.FollowedByLaterSignatures => "everything but later signatures",
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

    private static string Of(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "Valid: nothing was changed after signing.",
        VerificationOutcome.ValidWithLaterChanges => "Valid: later additions are further signatures.",
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
        UndecidedReason.NotForSigning => "the certificate is not for signing",
        UndecidedReason.ChangedAfterSigning => "something was added after signing that is not just a signature",
        UndecidedReason.CoversSomePart => "it covers only a part, and the document is of no known kind",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };
}
