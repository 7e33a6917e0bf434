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

    public ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Examination.InspectAsync(async () => Found(document, await ExistingAsync(document, cancellationToken)));
    }

    public ValueTask<DocumentPreparation> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        return Examination.PrepareAsync(async () =>
        {
            var existing = await ExistingAsync(document, cancellationToken);
            var mimeType = Format == DocumentFormat.CmsDetached ? await DocumentKinds.MediaTypeAsync(document, cancellationToken) : null;
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await PumpAsync(document, existing, digest, output: null, cancellationToken);
            var content = digest.GetHashAndReset();
            var sha256 = existing is null ? content : await RangePump.DigestAsync(document, cancellationToken);
            var attributes = SignedAttributes.Encode(content, signer.Certificate, parameters.SignedAt, mimeType);
            var state = new PreparedCms(
                document.Length, sha256, signer.Algorithm, parameters.Level, attributes,
                [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
            return new(Found(document, existing), sha256, new(Format, SHA256.HashData(attributes), state.Encode()));
        });
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
        if (document.Length != state.DocumentLength)
            throw NotPrepared();
        var existing = await PreparedAsync(document, state, cancellationToken);
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

    /// <summary>What the document already is, and whether that is what it was: signing digests the content alone.</summary>
    private async ValueTask<SignedDataFile?> PreparedAsync(Stream document, PreparedCms state, CancellationToken cancellationToken)
    {
        try
        {
            if (await ExistingAsync(document, cancellationToken) is not { } existing)
                return null;
            ThrowUnless(state.DocumentIs(await RangePump.DigestAsync(document, cancellationToken)));
            return existing;
        }
        catch (DocumentRefusedException)
        {
            throw NotPrepared();
        }
    }

    /// <summary>The attached signature that the document already is, when one is to be made.</summary>
    /// <exception cref="DocumentRefusedException">It cannot be signed.</exception>
    private async ValueTask<SignedDataFile?> ExistingAsync(Stream document, CancellationToken cancellationToken)
    {
        Examination.CheckLength(document, _options.MaxBytes);
        if (Format == DocumentFormat.CmsDetached || await DocumentKinds.OfAsync(document, cancellationToken) != DocumentKind.SignedData)
            return null;
        return SignedDataFile.Read(document) switch
        {
            null => throw new DocumentRefusedException(DocumentRefusal.Damaged, "a signature that cannot be read"),
            { HasContent: false } => throw new DocumentRefusedException(DocumentRefusal.Unsupported, "a signature without its content"),
            var file => file,
        };
    }

    private static DocumentInspection.Signable Found(Stream document, SignedDataFile? existing) =>
        new(0, document.Length, existing?.Parts.Signers.Count ?? 0);

    private static void ThrowUnless(bool same)
    {
        if (!same)
            throw NotPrepared();
    }

    private static InvalidDataException NotPrepared() => new("The document is not the one that was prepared.");
}
