namespace SmartCaBot.Signing.Formats;

/// <summary>
/// One document format that can be signed remotely. Signing is interrupted by nature: the digest is computed
/// now, the person confirms minutes later, perhaps on another node. So preparing and finishing are two calls
/// that share nothing but the document's bytes and a <see cref="PreparedDocument"/>.
/// </summary>
public interface IDocumentSigner
{
    DocumentFormat Format { get; }

    /// <summary>Says what the document is, or why it cannot be signed. Reads; never changes.</summary>
    /// <param name="document">A seekable stream, read from its beginning.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken);

    /// <summary>Computes what the key must sign. The document must have been found signable.</summary>
    /// <exception cref="InvalidDataException">It is not: the caller did not inspect these bytes.</exception>
    ValueTask<PreparedDocument> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the signed document: the original bytes, untouched, and what the signature adds. Where a signature stands beside its
    /// document, writes the signature alone.
    /// </summary>
    /// <param name="document">The same bytes that were prepared.</param>
    /// <param name="prepared">What <see cref="PrepareAsync"/> returned.</param>
    /// <param name="signatureValue">The raw signature: PKCS#1 v1.5 for RSA, DER SEQUENCE{r,s} for ECDSA.</param>
    /// <param name="output">Receives the signed document; to be thrown away when this call fails.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="InvalidDataException">These are not the bytes that were prepared.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The value was not made by the certificate's key over the digest. Nothing was written yet.
    /// </exception>
    ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output,
        CancellationToken cancellationToken);
}
