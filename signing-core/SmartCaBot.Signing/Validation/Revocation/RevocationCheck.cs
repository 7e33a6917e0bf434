using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>
/// Whether a certificate on a signer's path was suspended or revoked, as our own register says or else what the document brings along;
/// nothing is fetched. The time-stamp authority's own certificate is not asked about.
/// </summary>
internal sealed class RevocationCheck(ICertificateStatuses? statuses, TimeProvider time)
{
    /// <param name="report">With its path.</param>
    /// <param name="evidence">What the document brings; null when its format has none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The report with what was found, and with what follows.</returns>
    public async ValueTask<SignatureReport> ApplyAsync(SignatureReport report, EmbeddedEvidence? evidence, CancellationToken cancellationToken)
    {
        // Of what is no signature by that certificate nothing more is asked.
        if (report is not { Path.Count: > 0, Findings: { DigestMatches: true, ValueMatches: true } } || (statuses is null && evidence is null))
            return report;
        List<X509Certificate2> path = [.. report.Path.Select(certificate => X509CertificateLoader.LoadCertificate(certificate.Span))];
        try
        {
            RevocationFinding? worst = null;
            for (var i = 0; i + 1 < path.Count; i++)
            {
                var found = await StatusAsync(path[i], path[i + 1], evidence, report.ProvedAt ?? report.ClaimedAt ?? time.GetUtcNow(), cancellationToken) switch
                {
                    { Status: CertificateStatus.Revoked revoked } => new RevocationFinding(Judge(revoked.At, report), revoked.At, revoked.Reason),
                    { } good => new RevocationFinding(RevocationState.Good, good.ThisUpdate),
                    null => null,
                };
                // Of those above the signer only bad news count: what is not known of them says nothing of the signer.
                if (i == 0 || found?.State > (worst?.State ?? RevocationState.Good))
                    worst = found;
            }
            return worst is null ? report : With(report, worst);
        }
        finally
        {
            path.ForEach(certificate => certificate.Dispose());
        }
    }

    private static SignatureReport With(SignatureReport report, RevocationFinding found)
    {
        var findings = report.Findings with { Revocation = found };
        var (verdict, why) = VerdictRules.Decide(findings, report.Coverage, report.Signer is not null);
        return report with { Findings = findings, Verdict = verdict, Why = why };
    }

    private static RevocationState Judge(DateTimeOffset revoked, SignatureReport report) => report switch
    {
        { ProvedAt: { } proved } => proved < revoked ? RevocationState.RevokedAfterSigning : RevocationState.RevokedBeforeSigning,
        { ClaimedAt: { } claimed } when claimed < revoked => RevocationState.RevokedWithoutProof,
        _ => RevocationState.RevokedBeforeSigning,
    };

    private async ValueTask<StatusStatement?> StatusAsync(
        X509Certificate2 certificate, X509Certificate2 issuer, EmbeddedEvidence? evidence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (statuses is not null && await statuses.FindAsync(certificate, cancellationToken) is { } own)
            return new(own, now, NextUpdate: null);
        return evidence?.About(certificate, issuer)
            .Where(statement => statement.CountsAt(at))
            .OrderByDescending(statement => statement.IsForGood).ThenByDescending(statement => statement.ThisUpdate)
            .FirstOrDefault();
    }
}
