using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.LongTerm;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// Signs PDFs as PAdES B-B, B-T, B-LT or B-LTA (EN 319 142-1) in incremental updates. Does not sign encrypted or XFA files, nor damaged ones
/// in which anything is left to guess; the inspection says which it is.
/// </summary>
/// <param name="options">Limits, and what the signature is to be like.</param>
/// <param name="trust">Null: level B only.</param>
public sealed class PdfDocumentSigner(PdfOptions options, TrustServices? trust = null) : IDocumentSigner
{
    public DocumentFormat Format => DocumentFormat.Pdf;

    public async ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Length;
        if (length > options.MaxBytes)
            return new DocumentInspection.Refused(DocumentRefusal.TooLarge);
        int pages, signatures;
        try
        {
            var plan = SignatureUpdatePlan.Make(document, length, options.Signature, reason: null);
            (pages, signatures) = (plan.Pages, plan.ExistingSignatures);
        }
        catch (PdfException e)
        {
            return new DocumentInspection.Refused(e.Reason, e.Message);
        }
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, length, digest, output: null, cancellationToken);
        return new DocumentInspection.Signable(pages, length, digest.GetHashAndReset(), signatures);
    }

    /// <exception cref="InvalidDataException">The document is not one that was found signable.</exception>
    public async ValueTask<PreparedDocument> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        var state = await PrepareAsync(document, signer, parameters, output: null, cancellationToken);
        return new(DocumentFormat.Pdf, state.DigestToSign(), state.Encode());
    }

    /// <summary>
    /// Signs in one pass over the document: its bytes are digested while they are written, and the signature stands behind them. For keys that
    /// answer at once; whoever waits for a person prepares and finishes.
    /// </summary>
    /// <param name="document">A seekable stream, read from its beginning.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="parameters">What the signature says.</param>
    /// <param name="sign">The key: gets the SHA-256 to sign, returns the raw signature as <see cref="FinishAsync"/> takes it.</param>
    /// <param name="output">Receives the signed document; to be thrown away when this call fails.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="InvalidDataException">The document is not one that can be signed. Nothing was written.</exception>
    /// <exception cref="CryptographicException">The value does not belong to the certificate.</exception>
    /// <exception cref="LevelUnavailableException">A time stamp or revocation data is wanted, and not to be had now.</exception>
    public async ValueTask SignAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters,
        Func<byte[], CancellationToken, ValueTask<byte[]>> sign, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(sign);
        ArgumentNullException.ThrowIfNull(output);
        var state = await PrepareAsync(document, signer, parameters, output, cancellationToken);
        var value = await sign(state.DigestToSign(), cancellationToken);
        if (!SignerKey.Of(signer.Certificate).Made(state.Algorithm, state.DigestToSign(), value))
            throw NotTheSigners();
        foreach (var update in await FinishedUpdates.MakeAsync(document, state, signer.Certificate, value, trust, cancellationToken))
            await output.WriteAsync(update, cancellationToken);
    }

    /// <exception cref="InvalidDataException">The document is not the one that was prepared.</exception>
    /// <exception cref="CryptographicException">The signature does not belong to the prepared document and certificate.</exception>
    /// <exception cref="LevelUnavailableException">A time stamp or revocation data is wanted, and not to be had now.</exception>
    public async ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(output);
        var state = PreparedPdf.Decode(prepared.State);
        if (document.Length != state.OriginalLength)
            throw new InvalidDataException("The document is not the one that was prepared.");
        // Checked before a byte is written: a wrong value (a gateway's mistake) must not become a broken file.
        using var signer = state.LoadSigner();
        if (SignatureValue.Verify(signer, SignatureSchemes.Of(state.Algorithm), HashAlgorithmName.SHA256, state.DigestToSign(), signatureValue.Span) != true)
            throw NotTheSigners();
        var updates = await FinishedUpdates.MakeAsync(document, state, signer, signatureValue, trust, cancellationToken);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, state.OriginalLength, digest, output, cancellationToken);
        PreparedPdf.DigestIncrement(digest, updates[0], state.Slots);
        if (!state.MessageDigestIs(digest.GetHashAndReset()))
            throw new InvalidDataException("The document is not the one that was prepared.");
        foreach (var update in updates)
            await output.WriteAsync(update, cancellationToken);
    }

    private static CryptographicException NotTheSigners() => new("The signature does not belong to the prepared document and certificate.");

    /// <param name="document">Read once.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="parameters">What the signature says.</param>
    /// <param name="output">Receives the document's own bytes on the way; may be null.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    private async ValueTask<PreparedPdf> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, Stream? output, CancellationToken cancellationToken)
    {
        var length = document.Length;
        var local = options.TimeZone is { } zone ? parameters with { SignedAt = TimeZoneInfo.ConvertTime(parameters.SignedAt, zone) } : parameters;
        var (bytes, slots) = BuildIncrement(document, length, signer, local);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, length, digest, output, cancellationToken);
        PreparedPdf.DigestIncrement(digest, bytes, slots);
        var attributes = SignedAttributes.Encode(digest.GetHashAndReset(), signer.Certificate);
        return new(
            length, slots, bytes, signer.Algorithm, LevelOf(parameters), attributes,
            [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
    }

    private SignatureLevel LevelOf(SignatureParameters parameters) =>
        parameters.Level > options.Signature.Level ? parameters.Level : options.Signature.Level;

    private (byte[] Bytes, SignatureSlots Slots) BuildIncrement(
        Stream document, long length, SigningCertificate signer, SignatureParameters parameters)
    {
        try
        {
            var plan = SignatureUpdatePlan.Make(document, length, options.Signature, parameters.Reason);
            var name = signer.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            if (options.Signature.Visible is { } visible)
                SignatureAppearance.Add(plan.Increment, plan.Place, visible, plan.Picture, name, parameters);
            var room = LevelOf(parameters) == SignatureLevel.B ? 0 : ITimeStamps.LongestToken;
            var content = new SignatureContent(parameters, name, plan.References, SignedDataWriter.LongestLength(signer, room));
            return IncrementWriter.Write(plan.Increment, plan.Signature, output => SignatureDictionary.Write(output, content));
        }
        catch (PdfException e)
        {
            throw new InvalidDataException($"The document cannot be signed: {e.Message}.", e);
        }
    }
}
