using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>A verification in plain words: who signed, and whether the document was changed since.</summary>
internal static class Verdicts
{
    public static Phrase Of(Verification verification) => verification.Signatures.Count == 0
        ? Whole(verification.Outcome)
        : new Phrase("verify.with_signatures", ("verdict", Whole(verification.Outcome)), ("signatures", verification.Signatures.Select(Line).ToArray()));

    private static Phrase Whole(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "verify.valid",
        VerificationOutcome.ValidWithLaterChanges => "verify.later_changes",
        VerificationOutcome.Altered => "verify.altered",
        VerificationOutcome.Undecided => "verify.undecided",
        VerificationOutcome.NoSignature => "verify.no_signature",
        VerificationOutcome.NotReadable => "verify.not_readable",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static Phrase Line(SignatureSummary signature, int index) => new(
        signature.SignedAt is null ? "verify.line" : "verify.line.at",
        ("number", (index + 1).ToString(CultureInfo.InvariantCulture)),
        ("signer", signature.Signer),
        ("at", signature.SignedAt ?? default),
        ("state", signature.Outcome switch
        {
            VerificationOutcome.Valid => "verify.state.valid",
            VerificationOutcome.ValidWithLaterChanges => "verify.state.later_changes",
            VerificationOutcome.Altered => "verify.state.altered",
            _ => new Phrase("verify.state.undecided", ("why", Why(signature.Doubt))),
        }));

    private static Phrase Why(VerificationDoubt? doubt) => doubt switch
    {
        VerificationDoubt.NotAllCovered => "verify.why.not_all_covered",
        VerificationDoubt.OnlyPart => "verify.why.only_part",
        VerificationDoubt.DocumentMissing => "verify.why.document_missing",
        VerificationDoubt.SignerUnknown => "verify.why.signer_unknown",
        VerificationDoubt.NotValidThen => "verify.why.not_valid_then",
        VerificationDoubt.Revoked => "verify.why.revoked",
        VerificationDoubt.NotForSigning => "verify.why.not_for_signing",
        _ => "verify.why.not_readable",
    };
}
