using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.LongTerm;
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

    public ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Examination.InspectAsync(() => new(Found(document, Plan(document, reason: null))));
    }

    public ValueTask<DocumentPreparation> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        return Examination.PrepareAsync(async () => (await PrepareAsync(document, signer, parameters, output: null, cancellationToken)).Ready);
    }

    /// <inheritdoc/>
    /// <remarks>Up to B-T the document's bytes are digested while they are written, and the signature stands behind them.</remarks>
    /// <exception cref="LevelUnavailableException">A time stamp or revocation data is wanted, and not to be had now.</exception>
    public async ValueTask<DocumentInspection.Refused?> SignAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters,
        Func<DocumentPreparation.Ready, CancellationToken, ValueTask<byte[]?>> sign, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(sign);
        ArgumentNullException.ThrowIfNull(output);
        // Higher levels look into the document again once it is signed, and it may not be the same by then: finishing notices.
        var isOnePass = LevelOf(parameters) <= SignatureLevel.T;
        DocumentPreparation.Ready ready;
        PreparedPdf state;
        try
        {
            (ready, state) = await PrepareAsync(document, signer, parameters, isOnePass ? output : null, cancellationToken);
        }
        catch (DocumentRefusedException e)
        {
            return new(e.Reason, e.Message);
        }
        if (await sign(ready, cancellationToken) is not { } value)
            return null;
        if (!isOnePass)
        {
            await FinishAsync(document, ready.Document, value, output, cancellationToken);
            return null;
        }
        if (!SignerKey.Of(signer.Certificate).Made(state.Algorithm, ready.Document.DigestToSign, value))
            throw NotTheSigners();
        foreach (var update in await FinishedUpdates.MakeAsync(document, state, signer.Certificate, value, trust, cancellationToken))
            await output.WriteAsync(update, cancellationToken);
        return null;
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

    /// <summary>
    /// What a prepared document gets behind its bytes, with the place of the signature empty: both together are all that the digest covers, and are
    /// what people must be shown who decide whether to sign it.
    /// </summary>
    public static ReadOnlyMemory<byte> EndOf(PreparedDocument prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return PreparedPdf.Decode(prepared.State).Increment;
    }

    private static CryptographicException NotTheSigners() => new("The signature does not belong to the prepared document and certificate.");

    /// <param name="document">Read once.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="parameters">What the signature says.</param>
    /// <param name="output">Receives the document's own bytes on the way; may be null.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DocumentRefusedException">It cannot be signed; nothing was written.</exception>
    private async ValueTask<(DocumentPreparation.Ready Ready, PreparedPdf State)> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, Stream? output, CancellationToken cancellationToken)
    {
        var plan = Plan(document, parameters.Reason);
        var found = Found(document, plan);
        var local = options.TimeZone is { } zone ? parameters with { SignedAt = TimeZoneInfo.ConvertTime(parameters.SignedAt, zone) } : parameters;
        var (bytes, slots) = BuildIncrement(plan, signer, local);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, found.Size, digest, output, cancellationToken);
        var sha256 = digest.GetCurrentHash();
        PreparedPdf.DigestIncrement(digest, bytes, slots);
        var state = new PreparedPdf(
            found.Size, slots, bytes, signer.Algorithm, LevelOf(parameters), SignedAttributes.Encode(digest.GetHashAndReset(), signer.Certificate),
            [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
        return (new(found, sha256, new(DocumentFormat.Pdf, state.DigestToSign(), state.Encode())), state);
    }

    private SignatureUpdatePlan Plan(Stream document, string? reason)
    {
        Examination.CheckLength(document, options.MaxBytes);
        return SignatureUpdatePlan.Make(document, document.Length, options.Signature, reason);
    }

    private static DocumentInspection.Signable Found(Stream document, SignatureUpdatePlan plan) => new(plan.Pages, document.Length, plan.ExistingSignatures);

    private SignatureLevel LevelOf(SignatureParameters parameters) =>
        parameters.Level > options.Signature.Level ? parameters.Level : options.Signature.Level;

    private (byte[] Bytes, SignatureSlots Slots) BuildIncrement(SignatureUpdatePlan plan, SigningCertificate signer, SignatureParameters parameters)
    {
        var name = signer.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        if (options.Signature.Visible is { } visible)
            SignatureAppearance.Add(plan.Increment, plan.Place, visible, plan.Picture, name, parameters);
        var room = LevelOf(parameters) == SignatureLevel.B ? 0 : ITimeStamps.LongestToken;
        var content = new SignatureContent(parameters, name, plan.References, SignedDataWriter.LongestLength(signer, room));
        return IncrementWriter.Write(plan.Increment, plan.Signature, output => SignatureDictionary.Write(output, content));
    }
}
