using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Api.Csc.Documents;

/// <summary>Makes documents ready for their signature, and puts it in.</summary>
internal sealed class DocumentMaking(TrustServices trust, SigningApiOptions options, TimeProvider clock)
{
    /// <param name="entry">As it stands in the request.</param>
    /// <param name="signer">Whose signature.</param>
    /// <param name="key">Of it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async ValueTask<(DocumentWork? Work, CscFailure? Failure)> PrepareAsync(
        DocumentEntry? entry, SigningCertificate signer, KeyAlgorithm key, CancellationToken cancellationToken)
    {
        if (entry?.Document is not { Length: > 0 } text) return (null, CscFailure.Missing("document"));
        var (wish, bad) = SignatureWish.Read(entry, key, isDigest: false);
        if (bad is not null) return (null, bad);
        var content = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, content, out var length) || length == 0) return (null, CscFailure.Invalid("document"));
        Array.Resize(ref content, length);
        using var document = new MemoryStream(content, writable: false);
        var format = FormatOf(wish!, certifies: false);
        // Only the first signature can say what may follow it.
        if (wish!.Certifies && await format.InspectAsync(document, cancellationToken) is DocumentInspection.Signable { ExistingSignatures: 0 })
            format = FormatOf(wish, certifies: true);
        document.Position = 0;
        return await format.PrepareAsync(document, signer, Parameters(wish), cancellationToken) is DocumentPreparation.Ready ready
            ? (new DocumentWork(ready.Sha256, wish, content, format, ready.Document), null)
            : (null, CscFailure.Bad("The document is not of that format, or cannot be signed"));
    }

    /// <summary>Of documents that stay with the client.</summary>
    public (IReadOnlyList<DocumentWork>? Works, CscFailure? Failure) Prepare(DigestsEntry? entry, SigningCertificate signer, KeyAlgorithm key)
    {
        if (entry?.Hashes?.Count > options.MaxDocuments) return (null, CscFailure.TooManySignatures);
        var (digests, wrong) = DigestList.Read(entry?.Hashes, Dialect.V2);
        if (wrong is not null) return (null, wrong);
        var (wish, bad) = SignatureWish.Read(entry!, key, isDigest: true);
        if (bad is not null) return (null, bad);
        if (digests!.Any(digest => digest.Length != SHA256.HashSizeInBytes)) return (null, CscFailure.WrongDigestLength);
        return ([.. digests!.Select(digest => new DocumentWork(digest, wish!, null, null, DigestSignatures.Prepare(digest, signer, Parameters(wish!), wish!.IsPdf)))], null);
    }

    /// <summary>Whether what the levels need is to be had now: looked at before activation data is spent.</summary>
    public async ValueTask<bool> CanFinishAsync(IReadOnlyList<DocumentWork> works, SigningCertificate signer, CancellationToken cancellationToken)
    {
        var level = works.Max(work => work.Wish.Level);
        if (level >= SignatureLevel.T && await trust.TimeStamps.StampAsync(works[0].Prepared.DigestToSign, cancellationToken) is not TimeStampOutcome.Stamped)
            return false;
        return level < SignatureLevel.LT
            || await trust.Revocation.ForAsync([signer.Certificate, .. signer.Chain], cancellationToken) is RevocationOutcome.Found;
    }

    /// <exception cref="LevelUnavailableException">No time stamp or revocation data is to be had now.</exception>
    public async ValueTask<string> FinishAsync(DocumentWork work, byte[] value, CancellationToken cancellationToken)
    {
        if (work.Signer is null) return Convert.ToBase64String(await DigestSignatures.FinishAsync(work.Prepared, value, trust, cancellationToken));
        using var document = new MemoryStream(work.Content!, writable: false);
        using var output = new MemoryStream();
        await work.Signer.FinishAsync(document, work.Prepared, value, output, cancellationToken);
        return Convert.ToBase64String(output.GetBuffer(), 0, (int)output.Length);
    }

    private IDocumentSigner FormatOf(SignatureWish wish, bool certifies) => wish.Format switch
    {
        DocumentFormat.Pdf => new PdfDocumentSigner(
            new PdfOptions
            {
                MaxBytes = options.MaxFileBytes,
                TimeZone = options.TimeZone,
                Signature = new PdfSignatureOptions { Certification = certifies ? PdfCertification.FillFormsAndSign : PdfCertification.None },
            },
            trust),
        DocumentFormat.Xml => new XmlDocumentSigner(new XmlOptions { MaxBytes = options.MaxFileBytes, TimeZone = options.TimeZone }, trust),
        _ => new CmsDocumentSigner(wish.Format, new CmsOptions { MaxBytes = options.MaxFileBytes }, trust),
    };

    private SignatureParameters Parameters(SignatureWish wish) => new(clock.GetUtcNow(), wish.Reason, wish.Location, wish.Level);
}
