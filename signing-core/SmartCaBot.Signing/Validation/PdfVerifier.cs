using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Validation.Changes;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signatures and time stamps of a PDF: who, when, what is covered, whether the certificate was revoked, and what happened
/// since. Never calls a file valid whose later changes it does not understand.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
/// <param name="trust">What else it relies on.</param>
public sealed class PdfVerifier(IReadOnlyList<X509Certificate2> authorities, PdfOptions options, TimeProvider time, VerifierTrust? trust = null)
{
    /// <summary>Each signature costs a pass over the file.</summary>
    private const int MaxSignatures = 100;

    private readonly SignerCheck check = new(authorities, time);
    private readonly DocumentTimeStampCheck timeStamps = new(VerifierTrust.ForStamps(authorities, trust));
    private readonly TimeStampCheck signatureStamps = new(VerifierTrust.ForStamps(authorities, trust));
    private readonly RevocationCheck revocation = new(trust?.Statuses, time);

    /// <param name="document">Seekable.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<DocumentReport> VerifyAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Length;
        if (length > options.MaxBytes)
            return new DocumentReport.Refused(DocumentRefusal.TooLarge);
        var found = new List<(FoundSignature Signature, SignatureReport Report)>();
        try
        {
            var file = PdfFile.Open(document, length, new());
            var signatures = FoundSignature.All(file);
            if (signatures.Count == 0)
                return new DocumentReport.WithoutSignatures();
            if (signatures.Count > MaxSignatures)
                return new DocumentReport.Refused(DocumentRefusal.Unsupported);
            foreach (var signature in signatures.OrderBy(s => s.Range?.End ?? long.MaxValue))
                found.Add((signature, await ReportAsync(document, signature, cancellationToken)));
            var evidence = new EmbeddedEvidence(file);
            for (var i = 0; i < found.Count; i++)
                found[i] = (found[i].Signature, await revocation.ApplyAsync(Proved(found[i].Signature, found[i].Report, found), evidence, cancellationToken));
            // From the last to the first: whether one that draws stands is known when what it draws on is judged.
            var judged = new List<(PdfReference? Field, SignatureReport Report)>();
            bool IsSound(PdfReference field) => judged.Any(j => j.Field == field && j.Report.Verdict <= Verdict.ValidWithLaterAllowedChanges);
            var references = new Lazy<ReferenceIndex>(() => new(file));
            foreach (var (signature, report) in Enumerable.Reverse(found))
                judged.Add((signature.Field, SignerCheck.Cover(report, Judge(file, signature, report, references, IsSound))));
            judged.Reverse();
            return DocumentReport.Of([.. judged.Select(j => j.Report)]);
        }
        catch (PdfException e)
        {
            return new DocumentReport.Refused(e.Reason);
        }
    }

    /// <summary>With the first good document time stamp over it, where it has none of its own.</summary>
    private SignatureReport Proved(FoundSignature signature, SignatureReport report, IEnumerable<(FoundSignature Signature, SignatureReport Report)> all)
    {
        if (report.ProvedAt is not null || report.IsDocumentTimeStamp || signature.Range is not { } range)
            return report;
        var stamps = all.Where(other => other.Signature.Range?.Before >= range.End
            && other.Report is { IsDocumentTimeStamp: true, TimeStamp.State: TimeStampState.Good, Findings.DigestMatches: true });
        return stamps.Min(stamp => stamp.Report.TimeStamp!.At) is { } at ? check.Proved(report, at) : report;
    }

    private static Judgement Judge(PdfFile file, FoundSignature signature, SignatureReport report, Lazy<ReferenceIndex> references, Func<PdfReference, bool> isSound) => report switch
    {
        { Findings.Supported: false } => Judgement.Unknown(attack: null),
        { Coverage: Coverage.Unknown } when signature.Range is not null => Judgement.Unknown(SuspectedAttack.UniversalForgery),
        _ => CoverageCheck.Check(file, signature, references, isSound),
    };

    /// <summary>As if the signature covered the whole file, when it can be read.</summary>
    private async ValueTask<SignatureReport> ReportAsync(Stream document, FoundSignature signature, CancellationToken cancellationToken)
    {
        if (signature.IsTimeStamp)
            return await timeStamps.ReportAsync(document, signature, cancellationToken);
        var supported = signature.Dictionary.Name("SubFilter") is "ETSI.CAdES.detached" or "adbe.pkcs7.detached";
        var claimed = PdfDate.Decode(signature.Dictionary["M"]);
        using var data = supported ? SignedDataReader.Read(signature.Contents) : null;
        if (data is null || signature.Range is not { } range)
        {
            var open = new SignatureFindings(supported, null, null, null, null);
            return check.Report(signature.FieldName, data?.Info.Signer, data?.Certificates ?? [], claimed, Coverage.Unknown, open);
        }
        var findings = new SignatureFindings(
            supported,
            data.Info.DigestAlgorithm is { } algorithm
                ? (await RangeDigest.OfAsync(document, range, algorithm, cancellationToken)).AsSpan().SequenceEqual(data.Info.Attributes.MessageDigest)
                : null,
            data.Info.Signer is null ? null : SignedDataVerifier.CheckValue(data.Info, data.Info.Signer),
            CertificateMatches(signature, data),
            Chain: null);
        var stamp = signatureStamps.First(data.Info.TimeStamps, hash => CryptographicOperations.HashData(hash, data.Info.Value));
        return check.Report(signature.FieldName, data.Info.Signer, data.Certificates, claimed, Coverage.CoversWholeFile, findings, stamp);
    }

    /// <summary>PAdES binds the certificate; older detached signatures need not.</summary>
    private static bool? CertificateMatches(FoundSignature signature, SignedData data) => data.Info.Signer is null
        ? null
        : SignedDataVerifier.CheckCertificate(data.Info, data.Info.Signer)
            ?? (signature.Dictionary.Name("SubFilter") == "ETSI.CAdES.detached" ? false : null);
}
