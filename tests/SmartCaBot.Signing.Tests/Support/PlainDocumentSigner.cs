using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The simplest document format: the digest is the file's, the signed document is the file with the signature behind.</summary>
internal sealed class PlainDocumentSigner : IDocumentSigner
{
    public DocumentFormat Format => DocumentFormat.Pdf;

    public ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken) =>
        new(document.Length == 0
            ? new DocumentInspection.Refused(DocumentRefusal.Empty)
            : new DocumentInspection.Signable(1, document.Length, 0));

    public async ValueTask<DocumentPreparation> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        if (await InspectAsync(document, cancellationToken) is not DocumentInspection.Signable found)
            return new DocumentPreparation.Refused(new(DocumentRefusal.Empty));
        var digest = await SHA256.HashDataAsync(document, cancellationToken);
        return new DocumentPreparation.Ready(found, digest, new(Format, digest, signer.Certificate.RawData));
    }

    public async ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output,
        CancellationToken cancellationToken)
    {
        if (!(await SHA256.HashDataAsync(document, cancellationToken)).AsSpan().SequenceEqual(prepared.DigestToSign))
            throw new InvalidDataException("The document is not the one that was prepared.");
        document.Position = 0;
        await document.CopyToAsync(output, cancellationToken);
        await output.WriteAsync(signatureValue, cancellationToken);
    }
}
