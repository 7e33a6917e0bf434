using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Adapters;

/// <summary>Verifies documents against our own root, and says what was found as the dialogs know it.</summary>
internal sealed class Verifier(AuthorityFiles authority, PdfOptions options, TimeProvider clock)
{
    public ValueTask<DocumentReport> VerifyAsync(Stream content, CancellationToken cancellationToken) =>
        new PdfVerifier(authority.Find() is { } chain ? [chain.Root] : [], options, clock).VerifyAsync(content, cancellationToken);

    public static Verification Describe(DocumentReport report) => report switch
    {
        DocumentReport.Checked found => new Verification(Outcome(found.Verdict), [.. found.Signatures.Select(Describe)]),
        DocumentReport.WithoutSignatures => new Verification(VerificationOutcome.NoSignature, []),
        DocumentReport.Refused => new Verification(VerificationOutcome.NotReadable, []),
        _ => throw new ArgumentOutOfRangeException(nameof(report), report, null),
    };

    private static SignatureSummary Describe(SignatureReport signature) =>
        new(signature.Signer?.CommonName ?? "", signature.ClaimedAt, Outcome(signature.Verdict));

    private static VerificationOutcome Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Valid => VerificationOutcome.Valid,
        Verdict.ValidWithLaterAllowedChanges => VerificationOutcome.ValidWithLaterChanges,
        Verdict.Undecided => VerificationOutcome.Undecided,
        Verdict.Altered => VerificationOutcome.Altered,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
