namespace SmartCaBot.Signing.Formats;

/// <summary>The formats in which documents can be signed.</summary>
public sealed class DocumentSigners(IReadOnlyCollection<IDocumentSigner> signers)
{
    /// <exception cref="InvalidOperationException">There is none for that format.</exception>
    public IDocumentSigner Of(DocumentFormat format) => signers.First(signer => signer.Format == format);

    /// <summary>
    /// What fits a file, by its content: PDF, XML and Office documents are signed inside, a signature with its content inside gets another signer, and
    /// anything else a signature beside it.
    /// </summary>
    public async ValueTask<IDocumentSigner> ForAsync(Stream document, CancellationToken cancellationToken) =>
        Of(await DocumentKinds.OfAsync(document, cancellationToken) switch
        {
            DocumentKind.Pdf => DocumentFormat.Pdf,
            DocumentKind.Xml => DocumentFormat.Xml,
            DocumentKind.Ooxml => DocumentFormat.Ooxml,
            DocumentKind.SignedData => DocumentFormat.CmsAttached,
            _ => DocumentFormat.CmsDetached,
        });

    /// <summary>Where one file goes in and one comes out: what carries its signature inside; for anything else PDF says why not, and Office of its own old kind.</summary>
    public async ValueTask<IDocumentSigner> ForInsideAsync(Stream document, CancellationToken cancellationToken) =>
        Of(await DocumentKinds.OfAsync(document, cancellationToken) switch
        {
            DocumentKind.Xml => DocumentFormat.Xml,
            DocumentKind.Ooxml or DocumentKind.OldOffice => DocumentFormat.Ooxml,
            _ => DocumentFormat.Pdf,
        });
}
