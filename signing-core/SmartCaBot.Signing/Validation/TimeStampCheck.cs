using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies time-stamp tokens (RFC 3161): what they stamp, who made them, and whether that one is trusted at that time. The platform
/// checks the token itself, with the one purpose that its certificate must have. Revocation is not looked at.
/// </summary>
internal sealed class TimeStampCheck(IReadOnlyList<X509Certificate2> authorities)
{
    /// <summary>Those of others bring long chains along.</summary>
    private const int LongestToken = 4 * ITimeStamps.LongestToken;

    private readonly ChainCheck chains = new(authorities);

    /// <summary>The first good one; otherwise what is wrong with the first. Null when there is none.</summary>
    public TimeStampFinding? First(IReadOnlyList<ReadOnlyMemory<byte>> tokens, Func<HashAlgorithmName, byte[]> digestOf)
    {
        TimeStampFinding? first = null;
        foreach (var token in tokens)
        {
            var found = Check(token, digestOf);
            if (found.State == TimeStampState.Good)
                return found;
            first ??= found;
        }
        return first;
    }

    /// <param name="token">TimeStampToken; zeros may follow, as in a PDF.</param>
    /// <param name="digestOf">Of what must be stamped, by the algorithm that the token uses.</param>
    public TimeStampFinding Check(ReadOnlyMemory<byte> token, Func<HashAlgorithmName, byte[]> digestOf)
    {
        try
        {
            if (token.Length > LongestToken || !Rfc3161TimestampToken.TryDecode(token, out var read, out var length)
                || token.Span[length..].ContainsAnyExcept((byte)0))
            {
                return new(TimeStampState.Broken, At: null, Authority: null);
            }
            return Check(read, digestOf);
        }
        catch (CryptographicException)
        {
            return new(TimeStampState.Broken, At: null, Authority: null);
        }
    }

    private TimeStampFinding Check(Rfc3161TimestampToken token, Func<HashAlgorithmName, byte[]> digestOf)
    {
        var info = token.TokenInfo;
        var brought = token.AsSignedCms().Certificates;
        var broken = new TimeStampFinding(TimeStampState.Broken, info.Timestamp, Authority: null);
        if (SignerInfoReader.Digest(info.HashAlgorithmId.Value ?? "") is not { } hash || !brought.All(c => SignatureValue.IsOrdinary(c.PublicKey)))
            return broken;
        if (!token.VerifySignatureForHash(digestOf(hash), info.HashAlgorithmId, out var signer, [.. authorities]) || signer is null)
            return broken;
        var trusted = chains.Check(signer, [.. brought], info.Timestamp) == ChainFinding.Trusted;
        return new(
            trusted ? TimeStampState.Good : TimeStampState.NotTrusted, info.Timestamp,
            signer.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
    }
}
