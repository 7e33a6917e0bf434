using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Adapters;

/// <summary>Verifies documents against our own root, and those of the gateway that people sign through; says what was found as the dialogs know it.</summary>
/// <param name="authority">Our own.</param>
/// <param name="options">Of the formats.</param>
/// <param name="clock">The time.</param>
/// <param name="others">The gateway's; null without one.</param>
/// <param name="sources">Null where there is no database to ask, and no other's time stamps are believed.</param>
internal sealed class Verifier(
    AuthorityFiles authority, FormatOptions options, TimeProvider clock, GatewayRoots? others = null, VerifierSources? sources = null)
{
    /// <param name="document">A file of any format.</param>
    /// <param name="content">What it signs, when it is a signature that stands beside its document.</param>
    /// <param name="cancellationToken">Stops.</param>
    public ValueTask<DocumentReport> VerifyAsync(Stream document, Stream? content, CancellationToken cancellationToken)
    {
        var chain = authority.Find();
        X509Certificate2[] roots = [.. chain is null ? Array.Empty<X509Certificate2>() : [chain.Root, chain.Issuing], .. others?.Known ?? []];
        return new DocumentVerifier(roots, options, clock, sources?.Trust(chain))
            .VerifyAsync(document, content, cancellationToken);
    }

    public static Verification Describe(DocumentReport report) => report switch
    {
        DocumentReport.Checked found => new Verification(Outcome(found.Verdict), [.. found.Signatures.Where(IsToldOf).Select(Describe)]),
        DocumentReport.WithoutSignatures => new Verification(VerificationOutcome.NoSignature, []),
        DocumentReport.Refused => new Verification(VerificationOutcome.NotReadable, []),
        _ => throw new ArgumentOutOfRangeException(nameof(report), report, null),
    };

    public static VerificationOutcome Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Valid => VerificationOutcome.Valid,
        Verdict.ValidWithLaterAllowedChanges => VerificationOutcome.ValidWithLaterChanges,
        Verdict.Undecided => VerificationOutcome.Undecided,
        Verdict.Altered => VerificationOutcome.Altered,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    // A time stamp over the document is nobody's signature; one that is not good is why the document is not.
    private static bool IsToldOf(SignatureReport signature) => !signature.IsDocumentTimeStamp || signature.Verdict > Verdict.ValidWithLaterAllowedChanges;

    private static SignatureSummary Describe(SignatureReport signature) =>
        new(
            signature.Signer?.CommonName ?? "", signature.ClaimedAt, Outcome(signature.Verdict),
            signature.Why is { } why ? Doubt(why) : null);

    private static VerificationDoubt Doubt(UndecidedReason why) => why switch
    {
        UndecidedReason.ChangedAfterSigning => VerificationDoubt.NotAllCovered,
        UndecidedReason.CoversSomePart => VerificationDoubt.OnlyPart,
        UndecidedReason.ContentMissing => VerificationDoubt.DocumentMissing,
        UndecidedReason.NotTrusted => VerificationDoubt.SignerUnknown,
        UndecidedReason.NotValidAtSigning => VerificationDoubt.NotValidThen,
        UndecidedReason.Revoked or UndecidedReason.RevokedWithoutProof => VerificationDoubt.Revoked,
        UndecidedReason.NotForSigning => VerificationDoubt.NotForSigning,
        UndecidedReason.Malformed or UndecidedReason.UnsupportedKind or UndecidedReason.AlgorithmNotAccepted
            or UndecidedReason.CertificateMissing or UndecidedReason.CertificateMismatch => VerificationDoubt.NotReadable,
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };
}
