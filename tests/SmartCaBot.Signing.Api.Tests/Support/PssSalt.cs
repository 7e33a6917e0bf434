using System.Numerics;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>How long the salt of an RSASSA-PSS signature over a SHA-256 digest is (RFC 8017 9.1.2): the platform verifies one length alone.</summary>
internal static class PssSalt
{
    private const int Hash = 32;

    /// <summary>-1 when it is none.</summary>
    public static int LengthOf(RSA key, byte[] digest, byte[] signature)
    {
        var parameters = key.ExportParameters(false);
        var encoded = new byte[parameters.Modulus!.Length];
        BigInteger.ModPow(Number(signature), Number(parameters.Exponent!), Number(parameters.Modulus)).ToByteArray(isUnsigned: true, isBigEndian: true)
            .CopyTo(encoded, 0);
        var (block, hash) = (encoded[..(encoded.Length - Hash - 1)], encoded[(encoded.Length - Hash - 1)..^1]);
        for (var (at, counter) = (0, 0); at < block.Length; counter++)
        {
            foreach (var mask in SHA256.HashData([.. hash, 0, 0, 0, (byte)counter]).Take(block.Length - at)) block[at++] ^= mask;
        }

        block[0] &= 0x7f;
        var salt = block[(Array.IndexOf(block, (byte)1) + 1)..];
        return encoded[^1] == 0xbc && SHA256.HashData([0, 0, 0, 0, 0, 0, 0, 0, .. digest, .. salt]).AsSpan().SequenceEqual(hash) ? salt.Length : -1;
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
