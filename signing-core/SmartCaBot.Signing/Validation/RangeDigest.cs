using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Signing.Validation;

/// <summary>The digest of what a PDF signature covers.</summary>
internal static class RangeDigest
{
    public static async ValueTask<byte[]> OfAsync(Stream document, ByteRange range, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(algorithm);
        await RangePump.RunAsync(document, 0, range.Before, digest, output: null, cancellationToken);
        await RangePump.RunAsync(document, range.After, range.AfterLength, digest, output: null, cancellationToken);
        return digest.GetHashAndReset();
    }
}
