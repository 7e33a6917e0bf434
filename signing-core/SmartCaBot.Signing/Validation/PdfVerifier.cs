using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signatures of a PDF: who, when, what is covered, and what happened since. Does not look at
/// revocation or time stamps, and never calls a file valid whose later changes it does not understand.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
public sealed class PdfVerifier(IReadOnlyList<X509Certificate2> authorities, PdfOptions options, TimeProvider time)
{
    /// <summary>Each signature costs a pass over the file.</summary>
    private const int MaxSignatures = 100;

    private readonly SignerCheck check = new(authorities, time);

    /// <param name="document">Seekable.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<DocumentReport> VerifyAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Length;
        if (length > options.MaxBytes)
            return new DocumentReport.Refused(DocumentRefusal.TooLarge);
        var reports = new List<SignatureReport>();
        try
        {
            var file = PdfFile.Open(document, length, new());
            var signatures = FoundSignature.All(file);
            if (signatures.Count == 0)
                return new DocumentReport.WithoutSignatures();
            if (signatures.Count > MaxSignatures)
                return new DocumentReport.Refused(DocumentRefusal.Unsupported);
            foreach (var signature in signatures.OrderBy(s => s.Range?.End ?? long.MaxValue))
            {
                var coverage = CoverageCheck.Check(document, file, signatures, signature);
                reports.Add(await ReportAsync(document, signature, coverage, cancellationToken));
            }
        }
        catch (PdfException e)
        {
            return new DocumentReport.Refused(e.Reason);
        }
        return new DocumentReport.Checked(reports.Max(r => r.Verdict), reports);
    }

    private async ValueTask<SignatureReport> ReportAsync(
        Stream document, FoundSignature signature, Coverage coverage, CancellationToken cancellationToken)
    {
        var supported = signature.Dictionary.Name("SubFilter") is "ETSI.CAdES.detached" or "adbe.pkcs7.detached";
        var claimed = PdfDate.Decode(signature.Dictionary["M"]);
        using var data = supported ? SignedDataReader.Read(signature.Contents) : null;
        if (data is null || signature.Range is not { } range)
        {
            var open = new SignatureFindings(supported, null, null, null, null);
            return check.Report(
                signature.FieldName, data?.Info.Signer, data?.Certificates ?? [], claimed, data is null ? Coverage.Unknown : coverage, open);
        }
        var findings = new SignatureFindings(
            supported,
            await DigestMatchesAsync(document, range, data, cancellationToken),
            data.Info.Signer is null ? null : SignedDataVerifier.CheckValue(data.Info, data.Info.Signer),
            CertificateMatches(signature, data),
            Chain: null);
        return check.Report(signature.FieldName, data.Info.Signer, data.Certificates, claimed, coverage, findings);
    }

    private static async ValueTask<bool?> DigestMatchesAsync(
        Stream document, ByteRange range, SignedData data, CancellationToken cancellationToken)
    {
        if (data.Info.DigestAlgorithm is not { } algorithm)
            return null;
        using var digest = IncrementalHash.CreateHash(algorithm);
        await RangePump.RunAsync(document, 0, range.Before, digest, output: null, cancellationToken);
        await RangePump.RunAsync(document, range.After, range.AfterLength, digest, output: null, cancellationToken);
        return digest.GetHashAndReset().AsSpan().SequenceEqual(data.Info.Attributes.MessageDigest);
    }

    /// <summary>PAdES binds the certificate; older detached signatures need not.</summary>
    private static bool? CertificateMatches(FoundSignature signature, SignedData data) => data.Info.Signer is null
        ? null
        : SignedDataVerifier.CheckCertificate(data.Info, data.Info.Signer)
            ?? (signature.Dictionary.Name("SubFilter") == "ETSI.CAdES.detached" ? false : null);
}
