using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Validation;

/// <summary>Verifies a file of any format; what it is its content says, not its name.</summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits of the formats.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
public sealed class DocumentVerifier(IReadOnlyList<X509Certificate2> authorities, FormatOptions options, TimeProvider time)
{
    private readonly PdfVerifier pdf = new(authorities, options.Pdf, time);
    private readonly CmsVerifier cms = new(authorities, options.Cms, time);
    private readonly XmlVerifier xml = new(authorities, options.Xml, time);
    private readonly OoxmlVerifier ooxml = new(authorities, options.Ooxml, time);

    /// <param name="document">Seekable.</param>
    /// <param name="content">What a signature signs that stands beside its document; null: it is not at hand.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<DocumentReport> VerifyAsync(Stream document, Stream? content, CancellationToken cancellationToken) =>
        await DocumentKinds.OfAsync(document, cancellationToken) switch
        {
            DocumentKind.Pdf => await pdf.VerifyAsync(document, cancellationToken),
            DocumentKind.SignedData => await cms.VerifyAsync(document, content, cancellationToken),
            DocumentKind.Xml => xml.Verify(document, cancellationToken),
            DocumentKind.Ooxml => ooxml.Verify(document, cancellationToken),
            _ => new DocumentReport.Refused(document.Length == 0 ? DocumentRefusal.Empty : DocumentRefusal.WrongFormat),
        };
}
