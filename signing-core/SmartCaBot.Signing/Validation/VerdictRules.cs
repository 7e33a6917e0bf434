using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Validation;

/// <summary>From the single checks to a verdict. What is proved wrong comes first, then what stays open.</summary>
internal static class VerdictRules
{
    public static (Verdict Verdict, UndecidedReason? Why) Decide(SignatureFindings findings, Coverage coverage, bool hasSigner) =>
        (findings, coverage) switch
        {
            ({ Supported: false }, _) => Undecided(UndecidedReason.UnsupportedKind),
            (_, Coverage.Unknown) => Undecided(UndecidedReason.Malformed),
            ({ DigestMatches: false } or { ValueMatches: false }, _) => (Verdict.Altered, null),
            (_, Coverage.ContentMissing) => Undecided(UndecidedReason.ContentMissing),
            _ when !hasSigner => Undecided(UndecidedReason.CertificateMissing),
            ({ DigestMatches: null } or { ValueMatches: null }, _) => Undecided(UndecidedReason.AlgorithmNotAccepted),
            ({ CertificateMatches: false }, _) => Undecided(UndecidedReason.CertificateMismatch),
            ({ Chain: ChainFinding.NotValidAtSigning }, _) => Undecided(UndecidedReason.NotValidAtSigning),
            ({ Chain: ChainFinding.NotForSigning }, _) => Undecided(UndecidedReason.NotForSigning),
            ({ Chain: not ChainFinding.Trusted }, _) => Undecided(UndecidedReason.NotTrusted),
            ({ Revocation.State: RevocationState.RevokedBeforeSigning }, _) => Undecided(UndecidedReason.Revoked),
            ({ Revocation.State: RevocationState.RevokedWithoutProof }, _) => Undecided(UndecidedReason.RevokedWithoutProof),
            (_, Coverage.CoversWholeFile or Coverage.CoversItsPart) => (Verdict.Valid, null),
            (_, Coverage.FollowedByAllowedChanges) => (Verdict.ValidWithLaterAllowedChanges, null),
            (_, Coverage.CoversSomePart) => Undecided(UndecidedReason.CoversSomePart),
            _ => Undecided(UndecidedReason.ChangedAfterSigning),
        };

    private static (Verdict, UndecidedReason?) Undecided(UndecidedReason why) => (Verdict.Undecided, why);
}
