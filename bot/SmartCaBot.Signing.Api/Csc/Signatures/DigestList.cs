using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>Digests as they stand in a request.</summary>
internal static class DigestList
{
    /// <summary>Of hashes we know, or why not.</summary>
    /// <param name="texts">Base64 each.</param>
    /// <param name="dialect">Whose names.</param>
    public static (IReadOnlyList<byte[]>? Digests, CscFailure? Failure) Read(IReadOnlyList<string>? texts, Dialect dialect)
    {
        if (texts is null) return (null, CscFailure.Missing(dialect.Hash, "array"));
        if (texts.Count == 0) return (null, CscFailure.Bad("Empty hash array"));
        var digests = new List<byte[]>(texts.Count);
        foreach (var text in texts)
        {
            if (One(text) is not { } digest) return (null, CscFailure.NotBase64);
            if (!HashAlgorithms.IsLength(digest.Length)) return (null, CscFailure.WrongDigestLength);
            digests.Add(digest);
        }

        return (digests, null);
    }

    /// <summary>Null when it is not base64.</summary>
    public static byte[]? One(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestDigest];
        return text.Length is > 0 and <= LongestText && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length].ToArray() : null;
    }

    private const int LongestText = 128;
    private const int LongestDigest = 96;
}
