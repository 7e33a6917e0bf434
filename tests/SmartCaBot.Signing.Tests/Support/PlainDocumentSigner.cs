using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The simplest document format: the digest is the file's, the signed document is the file with the signature behind.</summary>
internal sealed class PlainDocumentSigner : IDocumentSigner
{
    public DocumentFormat Format => DocumentFormat.Pdf;

    public async ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken) =>
        document.Length == 0
            ? new DocumentInspection.Refused(DocumentRefusal.Empty)
            : new DocumentInspection.Signable(1, document.Length, await SHA256.HashDataAsync(document, cancellationToken), 0);

    public async ValueTask<PreparedDocument> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken) =>
        new(Format, await SHA256.HashDataAsync(document, cancellationToken), signer.Certificate.RawData);

    public async ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output,
        CancellationToken cancellationToken)
    {
        await document.CopyToAsync(output, cancellationToken);
        await output.WriteAsync(signatureValue, cancellationToken);
    }
}
