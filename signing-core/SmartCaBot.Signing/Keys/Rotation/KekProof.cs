using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Signing.Keys.Rotation;

/// <summary>That a key-encryption key works, and is the same in two tokens: what one has wrapped the other unwraps, and it signs.</summary>
internal static class KekProof
{
    /// <summary>False when the second token does not hold the key or holds another one. Throws <see cref="TokenUnavailableException"/>.</summary>
    public static async Task<bool> HoldsAsync(TokenDevice first, TokenDevice second, string label, CancellationToken cancellationToken)
    {
        if (await first.UseAsync(label, Make, cancellationToken) is not { } pair)
            return false;
        using var check = new SignatureCheck(KeyAlgorithm.P256, pair.PublicKey);
        try
        {
            return await second.UseAsync((Label: label, Pair: pair, Check: check), static (session, job) => Signs(session, job.Label, job.Pair, job.Check), cancellationToken);
        }
        catch (Pkcs11Exception failure) when (failure.Function == "C_UnwrapKey")
        {
            return false;
        }
    }

    /// <summary>Whether the wrapped key signs what its public key verifies.</summary>
    public static bool Signs(TokenSession session, KeyHandle kek, KeyAlgorithm algorithm, byte[] blob, SignatureCheck check)
    {
        var key = session.Unwrap(kek, algorithm, blob);
        try
        {
            Span<byte> digest = stackalloc byte[32];
            RandomNumberGenerator.Fill(digest);
            Span<byte> raw = stackalloc byte[TokenSession.MaxSignatureLength];
            return check.Accept(digest, raw[..session.SignDigest(key, algorithm, digest, raw)]) is not null;
        }
        finally
        {
            session.Destroy(key);
        }
    }

    private static WrappedKeyPair? Make(TokenSession session, string label) =>
        session.FindKey(KeyKind.SecretKey, label) is { } kek ? session.GenerateWrappedKeyPair(KeyAlgorithm.P256, kek) : null;

    private static bool Signs(TokenSession session, string label, WrappedKeyPair pair, SignatureCheck check) =>
        session.FindKey(KeyKind.SecretKey, label) is { } kek && Signs(session, kek, KeyAlgorithm.P256, pair.Blob, check);
}
