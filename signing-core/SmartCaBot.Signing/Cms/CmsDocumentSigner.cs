using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// Signs any file as CAdES B-B or B-T (EN 319 122-1 6.3): beside the file, or around it. A file that already is an attached signature gets
/// one more signer; the others' bytes stay. Signatures beside a file are put together by <see cref="CmsSignatures.Merge"/>.
/// </summary>
public sealed class CmsDocumentSigner : IDocumentSigner
{
    private readonly CmsOptions _options;
    private readonly TrustServices? _trust;

    /// <param name="format"><see cref="DocumentFormat.CmsDetached"/> or <see cref="DocumentFormat.CmsAttached"/>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="trust">Null: level B only.</param>
    public CmsDocumentSigner(DocumentFormat format, CmsOptions options, TrustServices? trust = null)
    {
        if (format is not (DocumentFormat.CmsDetached or DocumentFormat.CmsAttached))
            throw new ArgumentOutOfRangeException(nameof(format), format, "Not a CMS format.");
        (Format, _options, _trust) = (format, options, trust);
    }

    public DocumentFormat Format { get; }

    public async ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Length;
        if (length > _options.MaxBytes)
            return new DocumentInspection.Refused(DocumentRefusal.TooLarge);
        if (length == 0)
            return new DocumentInspection.Refused(DocumentRefusal.Empty);
        var (existing, refusal) = await ExistingAsync(document, cancellationToken);
        if (refusal is { } reason)
            return new DocumentInspection.Refused(reason);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, length, digest, output: null, cancellationToken);
        return new DocumentInspection.Signable(0, length, digest.GetHashAndReset(), existing?.Parts.Signers.Count ?? 0);
    }

    /// <exception cref="InvalidDataException">The document is not one that was found signable.</exception>
    public async ValueTask<PreparedDocument> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        var (existing, refusal) = await ExistingAsync(document, cancellationToken);
        if (refusal is { } reason)
            throw new InvalidDataException($"The document cannot be signed: {reason}.");
        var mimeType = Format == DocumentFormat.CmsDetached ? await DocumentKinds.MediaTypeAsync(document, cancellationToken) : null;

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await PumpAsync(document, existing, digest, output: null, cancellationToken);
        var attributes = SignedAttributes.Encode(digest.GetHashAndReset(), signer.Certificate, parameters.SignedAt, mimeType);
        var state = new PreparedCms(
            document.Length, signer.Algorithm, parameters.Level, attributes, [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
        return new(Format, SHA256.HashData(attributes), state.Encode());
    }

    /// <exception cref="InvalidDataException">The document is not the one that was prepared.</exception>
    /// <exception cref="CryptographicException">The signature does not belong to the prepared document and certificate.</exception>
    /// <exception cref="LevelUnavailableException">A time stamp is wanted, and none is to be had now.</exception>
    public async ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(output);
        var state = PreparedCms.Decode(prepared.State);
        // Checked before a byte is written: a wrong value (a gateway's mistake) must not become a broken file.
        state.Check(signatureValue.Span);
        var (existing, refusal) = await ExistingAsync(document, cancellationToken);
        if (document.Length != state.DocumentLength || refusal is not null)
            throw NotPrepared();
        var stamp = state.Level == SignatureLevel.B ? null : await _trust.StampAsync(signatureValue, cancellationToken);
        var added = state.Finish(signatureValue.Span, stamp);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (Format == DocumentFormat.CmsDetached)
        {
            await PumpAsync(document, existing, digest, output: null, cancellationToken);
            ThrowUnless(state.MessageDigestIs(digest.GetHashAndReset()));
            await output.WriteAsync(SignedDataFileWriter.Detached(added), cancellationToken);
            return;
        }
        var parts = existing?.Parts.Add(added) ?? added;
        await output.WriteAsync(SignedDataFileWriter.Prefix(parts, existing?.ContentLength ?? document.Length), cancellationToken);
        await PumpAsync(document, existing, digest, output, cancellationToken);
        ThrowUnless(state.MessageDigestIs(digest.GetHashAndReset()));
        await output.WriteAsync(parts.EncodeTail(), cancellationToken);
    }

    private static ValueTask PumpAsync(
        Stream document, SignedDataFile? existing, IncrementalHash digest, Stream? output, CancellationToken cancellationToken) =>
        existing is null
            ? RangePump.RunAsync(document, 0, document.Length, digest, output, cancellationToken)
            : existing.PumpContentAsync(digest, output, cancellationToken);

    /// <summary>The attached signature that the document already is, when one is to be made.</summary>
    private async ValueTask<(SignedDataFile? Existing, DocumentRefusal? Refusal)> ExistingAsync(
        Stream document, CancellationToken cancellationToken)
    {
        if (Format == DocumentFormat.CmsDetached || await DocumentKinds.OfAsync(document, cancellationToken) != DocumentKind.SignedData)
            return (null, null);
        return SignedDataFile.Read(document) switch
        {
            null => (null, DocumentRefusal.Damaged),
            { HasContent: false } => (null, DocumentRefusal.Unsupported),
            var file => (file, null),
        };
    }

    private static void ThrowUnless(bool same)
    {
        if (!same)
            throw NotPrepared();
    }

    private static InvalidDataException NotPrepared() => new("The document is not the one that was prepared.");
}
