using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// RSASSA-PSS-VERIFY (RFC 8017 8.1.2, 9.1.2) with any salt length: the platform verifies only salts as long as the hash.
/// </summary>
internal static class PssCheck
{
    public static bool Verifies(RsaPublicKey key, SigningScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var bits = key.Bits - 1;
        var encoded = new byte[(bits + 7) / 8];
        return digest.Length == scheme.DigestLength && key.TryOpen(signature, encoded) && IsEncoded(encoded, bits, scheme, digest);
    }

    private static bool IsEncoded(byte[] encoded, int bits, SigningScheme scheme, ReadOnlySpan<byte> digest)
    {
        var (size, salt) = (scheme.DigestLength, scheme.SaltLength);
        var padding = encoded.Length - size - salt - 2;
        if (padding < 0 || encoded[^1] != 0xbc)
            return false;
        var block = encoded[..(encoded.Length - size - 1)];
        var hash = encoded.AsSpan(block.Length, size);
        var unused = (8 * encoded.Length) - bits;
        if (block[0] >> (8 - unused) != 0)
            return false;
        Unmask(block, hash, scheme.MaskHash);
        block[0] &= (byte)(0xff >> unused);
        if (block.AsSpan(0, padding).ContainsAnyExcept((byte)0) || block[padding] != 1)
            return false;
        byte[] salted = [0, 0, 0, 0, 0, 0, 0, 0, .. digest, .. block.AsSpan(block.Length - salt)];
        return hash.SequenceEqual(CryptographicOperations.HashData(scheme.Hash, salted));
    }

    /// <summary>XORs with MGF1 of the seed (RFC 8017 B.2.1).</summary>
    private static void Unmask(Span<byte> block, ReadOnlySpan<byte> seed, HashAlgorithmName maskHash)
    {
        byte[] input = [.. seed, 0, 0, 0, 0];
        for (var (at, counter) = (0, 0); at < block.Length; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(seed.Length), counter);
            foreach (var mask in CryptographicOperations.HashData(maskHash, input))
            {
                if (at == block.Length)
                    return;
                block[at++] ^= mask;
            }
        }
    }
}
