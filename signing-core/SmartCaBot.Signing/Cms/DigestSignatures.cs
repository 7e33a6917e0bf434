using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// A detached signature over content of which only the digest is known here: a file, or what a PDF's signature covers. As
/// <see cref="CmsDocumentSigner"/> it is interrupted by nature.
/// </summary>
public static class DigestSignatures
{
    /// <param name="sha256">Of the content, 32 bytes.</param>
    /// <param name="signer">Whose.</param>
    /// <param name="parameters">Time and level; B and T are known.</param>
    /// <param name="forPdf">It will stand in a PDF, which says the time elsewhere (EN 319 142-1 6.3).</param>
    public static PreparedDocument Prepare(ReadOnlySpan<byte> sha256, SigningCertificate signer, SignatureParameters parameters, bool forPdf)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sha256.Length, SHA256.HashSizeInBytes, nameof(sha256));
        var attributes = SignedAttributes.Encode(sha256, signer.Certificate, forPdf ? null : parameters.SignedAt);
        var state = new PreparedCms(
            0, [], signer.Algorithm, parameters.Level, attributes, [.. signer.Chain.Prepend(signer.Certificate).Select(c => c.RawDataMemory)]);
        return new PreparedDocument(DocumentFormat.CmsDetached, SHA256.HashData(attributes), state.Encode());
    }

    /// <returns>SignedData without content, DER.</returns>
    /// <exception cref="CryptographicException">The value was not made for this.</exception>
    /// <exception cref="LevelUnavailableException">A time stamp is wanted, and none is to be had now.</exception>
    public static async ValueTask<byte[]> FinishAsync(
        PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, TrustServices? trust, CancellationToken cancellationToken)
    {
        var state = PreparedCms.Decode(prepared.State);
        state.Check(signatureValue.Span);
        var stamp = state.Level == SignatureLevel.B ? null : await trust.StampAsync(signatureValue, cancellationToken);
        return SignedDataFileWriter.Detached(state.Finish(signatureValue.Span, stamp));
    }
}
