using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// Signs PDFs as PAdES B-B (EN 319 142-1) in an incremental update. Does not sign encrypted or XFA files, nor damaged ones
/// in which anything is left to guess; the inspection says which it is.
/// </summary>
public sealed class PdfDocumentSigner(PdfOptions options) : IDocumentSigner
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
        var length = document.Length;
        var local = options.TimeZone is { } zone ? parameters with { SignedAt = TimeZoneInfo.ConvertTime(parameters.SignedAt, zone) } : parameters;
        var (bytes, slots) = BuildIncrement(document, length, signer, local);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, length, digest, output: null, cancellationToken);
        PreparedPdf.DigestIncrement(digest, bytes, slots);
        var attributes = SignedAttributes.Encode(digest.GetHashAndReset(), signer.Certificate);

        var state = new PreparedPdf(length, slots, bytes, signer.Algorithm, attributes, [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
        return new(DocumentFormat.Pdf, SHA256.HashData(attributes), state.Encode());
    }

    /// <exception cref="InvalidDataException">The document is not the one that was prepared.</exception>
    /// <exception cref="CryptographicException">The signature does not belong to the prepared document and certificate.</exception>
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
        var final = state.Finish(signatureValue.Span);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, state.OriginalLength, digest, output, cancellationToken);
        PreparedPdf.DigestIncrement(digest, final, state.Slots);
        if (!state.MessageDigestIs(digest.GetHashAndReset()))
            throw new InvalidDataException("The document is not the one that was prepared.");
        await output.WriteAsync(final, cancellationToken);
    }

    private (byte[] Bytes, SignatureSlots Slots) BuildIncrement(
        Stream document, long length, SigningCertificate signer, SignatureParameters parameters)
    {
        try
        {
            var plan = SignatureUpdatePlan.Make(document, length, options.Signature, parameters.Reason);
            var name = signer.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            if (options.Signature.Visible is { } visible)
                SignatureAppearance.Add(plan.Increment, plan.Place, visible, plan.Picture, name, parameters);
            var content = new SignatureContent(parameters, name, plan.References, SignedDataWriter.LongestLength(signer));
            return IncrementWriter.Write(plan.Increment, plan.Signature, content);
        }
        catch (PdfException e)
        {
            throw new InvalidDataException($"The document cannot be signed: {e.Message}.", e);
        }
    }
}
