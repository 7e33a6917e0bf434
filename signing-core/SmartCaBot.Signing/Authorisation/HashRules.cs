namespace SmartCaBot.Signing.Authorisation;

/// <summary>What a list of digests must be; callers that take them from others check before.</summary>
internal static class HashRules
{
    /// <exception cref="ArgumentException">It is not that.</exception>
    public static void Check(HashRequest request, SigningOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Hashes.Count, options.MaxDocuments, nameof(request));
        if (request.Signatures is { } signatures && (signatures < request.Hashes.Count || signatures > options.MaxDocuments))
            throw new ArgumentException("A signature for each digest, and no more than a transaction may have.", nameof(request));
        if (request.Hashes.Any(hash => hash.Digest.Length is not (32 or 48 or 64)))
            throw new ArgumentException("A digest of SHA-2 has 32, 48 or 64 bytes.", nameof(request));
    }
}
