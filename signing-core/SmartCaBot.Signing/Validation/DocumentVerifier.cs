using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Validation;

/// <summary>Verifies a file of any format; what it is its content says, not its name.</summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits of the formats.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
/// <param name="trust">What else it relies on.</param>
public sealed class DocumentVerifier(IReadOnlyList<X509Certificate2> authorities, FormatOptions options, TimeProvider time, VerifierTrust? trust = null)
{
    private readonly PdfVerifier pdf = new(authorities, options.Pdf, time, trust);
    private readonly CmsVerifier cms = new(authorities, options.Cms, time, trust);
    private readonly XmlVerifier xml = new(authorities, options.Xml, time, trust);
    private readonly OoxmlVerifier ooxml = new(authorities, options.Ooxml, time, trust);
    private readonly RevocationCheck revocation = new(trust?.Statuses, time);

    /// <param name="document">Seekable.</param>
    /// <param name="content">What a signature signs that stands beside its document; null: it is not at hand.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<DocumentReport> VerifyAsync(Stream document, Stream? content, CancellationToken cancellationToken) =>
        await DocumentKinds.OfAsync(document, cancellationToken) switch
        {
            DocumentKind.Pdf => await pdf.VerifyAsync(document, cancellationToken),
            DocumentKind.SignedData => await cms.VerifyAsync(document, content, cancellationToken),
            DocumentKind.Xml => await WithRevocationAsync(xml.Verify(document, cancellationToken), cancellationToken),
            DocumentKind.Ooxml => await WithRevocationAsync(ooxml.Verify(document, cancellationToken), cancellationToken),
            DocumentKind.OldOffice => new DocumentReport.Refused(DocumentRefusal.OldFormat),
            _ => new DocumentReport.Refused(document.Length == 0 ? DocumentRefusal.Empty : DocumentRefusal.WrongFormat),
        };

    private async ValueTask<DocumentReport> WithRevocationAsync(DocumentReport report, CancellationToken cancellationToken)
    {
        if (report is not DocumentReport.Checked known)
            return report;
        var reports = new List<SignatureReport>();
        foreach (var signature in known.Signatures)
            reports.Add(await revocation.ApplyAsync(signature, evidence: null, cancellationToken));
        return DocumentReport.Of(reports);
    }
}
