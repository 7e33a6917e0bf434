using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Validation.Changes;

namespace SmartCaBot.Signing.Validation;

/// <summary>What is the same for every format: the signer's chain, and the report of one signature.</summary>
internal sealed class SignerCheck(IReadOnlyList<X509Certificate2> authorities, TimeProvider time)
{
    private readonly ChainCheck chains = new(authorities, SigningPurposes.Allow);

    /// <param name="name">Which signature of the document.</param>
    /// <param name="signer">Null when its certificate is missing.</param>
    /// <param name="others">Certificates that came along.</param>
    /// <param name="claimed">When it says it was made.</param>
    /// <param name="coverage">What it covers.</param>
    /// <param name="findings">All but the chain.</param>
    /// <param name="stamp">What its time stamp proves; null when it has none.</param>
    public SignatureReport Report(
        string name, X509Certificate2? signer, IReadOnlyList<X509Certificate2> others, DateTimeOffset? claimed, Coverage coverage,
        SignatureFindings findings, TimeStampFinding? stamp = null)
    {
        // What is proved counts more than what is claimed: a certificate that was good then stays good evidence.
        var at = stamp is { State: TimeStampState.Good } ? stamp.At : claimed;
        (ChainFinding Finding, IReadOnlyList<ReadOnlyMemory<byte>> Path)? chain = signer is null ? null : chains.Follow(signer, others, ChainTime(at));
        var full = findings with { Chain = chain?.Finding ?? findings.Chain };
        var (verdict, why) = VerdictRules.Decide(full, coverage, signer is not null);
        return new(name, signer is null ? null : SignerIdentityReader.Read(signer), claimed, coverage, full, verdict, why)
        {
            TimeStamp = stamp,
            ProvedAt = stamp is { State: TimeStampState.Good } ? stamp.At : null,
            Path = chain?.Path ?? [],
        };
    }

    /// <summary>A signature without a stamp of its own, once a document time stamp over it proves that it was there by then.</summary>
    public SignatureReport Proved(SignatureReport report, DateTimeOffset at)
    {
        var proved = report with { ProvedAt = at };
        // A claim that is older is as good as before; a later one is refuted.
        if (report.Path.Count == 0 || report.ClaimedAt < at)
            return proved;
        List<X509Certificate2> path = [.. report.Path.Select(certificate => X509CertificateLoader.LoadCertificate(certificate.Span))];
        try
        {
            var findings = report.Findings with { Chain = chains.Check(path[0], path[1..], ChainTime(at)) };
            var (verdict, why) = VerdictRules.Decide(findings, report.Coverage, hasSigner: true);
            return proved with { Findings = findings, Verdict = verdict, Why = why };
        }
        finally
        {
            path.ForEach(certificate => certificate.Dispose());
        }
    }

    /// <summary>The same signature, once it is known what it covers.</summary>
    public static SignatureReport Cover(SignatureReport report, Judgement judgement)
    {
        var (verdict, why) = VerdictRules.Decide(report.Findings, judgement.Coverage, report.Signer is not null || report.IsDocumentTimeStamp);
        var changes = verdict == Verdict.ValidWithLaterAllowedChanges ? judgement.Changes : [];
        return report with { Coverage = judgement.Coverage, Verdict = verdict, Why = why, Changes = changes, Attack = judgement.Attack };
    }

    /// <summary>A signature of which nothing can be said.</summary>
    public static SignatureReport Undecided(string name, UndecidedReason why) => new(
        name, Signer: null, ClaimedAt: null, Coverage.Unknown,
        new(Supported: why != UndecidedReason.UnsupportedKind, null, null, null, null), Verdict.Undecided, why);

    private DateTimeOffset ChainTime(DateTimeOffset? claimed)
    {
        var now = time.GetUtcNow();
        return claimed is { } at && at < now ? at : now;
    }
}
