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

    /// <summary>Inspects and computes what the key must sign, in one reading.</summary>
    ValueTask<DocumentPreparation> PrepareAsync(
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
    /// <exception cref="InvalidDataException">These are not, byte for byte, what was prepared.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The value was not made by the certificate's key over the digest. Nothing was written yet.
    /// </exception>
    ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output,
        CancellationToken cancellationToken);

    /// <summary>
    /// Prepares, has it signed while the document is open, and finishes: for callers who wait for the signature. A format that can reads the
    /// document once.
    /// </summary>
    /// <param name="document">A seekable stream, read from its beginning.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="parameters">What the signature says.</param>
    /// <param name="sign">Gets what was prepared, returns the raw signature as <see cref="FinishAsync"/> takes it; null when there is to be none.</param>
    /// <param name="output">Receives the signed document; to be thrown away when there is no signature or this call fails.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Why it cannot be signed: nobody was asked and nothing written. Null otherwise.</returns>
    /// <exception cref="InvalidDataException">The document was changed meanwhile.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The value was not made by the certificate's key over the digest.</exception>
    async ValueTask<DocumentInspection.Refused?> SignAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters,
        Func<DocumentPreparation.Ready, CancellationToken, ValueTask<byte[]?>> sign, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sign);
        var prepared = await PrepareAsync(document, signer, parameters, cancellationToken);
        if (prepared is not DocumentPreparation.Ready ready)
            return ((DocumentPreparation.Refused)prepared).Why;
        if (await sign(ready, cancellationToken) is { } value)
            await FinishAsync(document, ready.Document, value, output, cancellationToken);
        return null;
    }
}
