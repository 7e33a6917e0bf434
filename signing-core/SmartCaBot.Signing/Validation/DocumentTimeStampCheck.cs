using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation;

/// <summary>A time stamp over a whole PDF (ETSI.RFC3161): reported beside the signatures, with its authority as who says so.</summary>
internal sealed class DocumentTimeStampCheck(IReadOnlyList<X509Certificate2> authorities)
{
    private readonly TimeStampCheck check = new(authorities);

    /// <summary>As if it covered the whole file, when it can be read.</summary>
    public async ValueTask<SignatureReport> ReportAsync(Stream document, FoundSignature stamp, CancellationToken cancellationToken)
    {
        if (stamp.Range is not { } range || !Rfc3161TimestampToken.TryDecode(stamp.Contents, out var token, out _)
            || SignerInfoReader.Digest(token.TokenInfo.HashAlgorithmId.Value ?? "") is not { } algorithm)
        {
            return SignerCheck.Undecided(stamp.FieldName, UndecidedReason.Malformed) with { IsDocumentTimeStamp = true };
        }
        var digest = await RangeDigest.OfAsync(document, range, algorithm, cancellationToken);
        var found = check.Check(stamp.Contents, _ => digest);
        var stands = found.State != TimeStampState.Broken;
        var findings = new SignatureFindings(
            Supported: true, stands, stands, CertificateMatches: null, found.State == TimeStampState.Good ? ChainFinding.Trusted : ChainFinding.NotTrusted);
        var (verdict, why) = VerdictRules.Decide(findings, Coverage.CoversWholeFile, hasSigner: true);
        return new(stamp.FieldName, Authority(token), found.At, Coverage.CoversWholeFile, findings, verdict, why)
        {
            TimeStamp = found,
            IsDocumentTimeStamp = true,
        };
    }

    private static SignerIdentity? Authority(Rfc3161TimestampToken token)
    {
        var signers = token.AsSignedCms().SignerInfos;
        return signers.Count > 0 && signers[0].Certificate is { } certificate ? SignerIdentityReader.Read(certificate) : null;
    }
}
