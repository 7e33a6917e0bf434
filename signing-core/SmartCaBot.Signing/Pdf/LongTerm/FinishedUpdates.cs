using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf.LongTerm;

/// <summary>All updates that a signature of the wanted level brings, one behind the other.</summary>
internal static class FinishedUpdates
{
    /// <param name="document">What was prepared.</param>
    /// <param name="state">How.</param>
    /// <param name="signer">Whose value it is.</param>
    /// <param name="value">The signature value, checked.</param>
    /// <param name="trust">Needed above level B.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The first is the signature's own.</returns>
    /// <exception cref="LevelUnavailableException">A time stamp or revocation data is not to be had.</exception>
    public static async ValueTask<IReadOnlyList<byte[]>> MakeAsync(
        Stream document, PreparedPdf state, X509Certificate2 signer, ReadOnlyMemory<byte> value, TrustServices? trust, CancellationToken cancellationToken)
    {
        if (state.Level == SignatureLevel.B)
            return [state.Finish(signer, value.Span, timeStamp: null)];
        var stamp = await trust.StampAsync(value, cancellationToken);
        var signature = state.Finish(signer, value.Span, stamp);
        if (state.Level == SignatureLevel.T)
            return [signature];

        var evidence = await EvidenceCollection.ForAsync(trust!.Revocation, state.Certificates, stamp, cancellationToken);
        var data = ValidationData.Write(new AppendedStream(document, state.OriginalLength, signature), evidence);
        if (state.Level == SignatureLevel.LT)
            return [signature, data];
        return [signature, data, await StampAsync(new(document, state.OriginalLength, [.. signature, .. data]), trust, cancellationToken)];
    }

    private static async ValueTask<byte[]> StampAsync(AppendedStream document, TrustServices trust, CancellationToken cancellationToken)
    {
        var (bytes, slots) = DocumentTimeStamp.Reserve(document);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, document.Length, digest, output: null, cancellationToken);
        PreparedPdf.DigestIncrement(digest, bytes, slots);
        SignatureDictionary.FillContents(bytes, slots, await trust.StampDigestAsync(digest.GetHashAndReset(), cancellationToken));
        return bytes;
    }
}
