using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Signing and MACs.</summary>
public sealed unsafe partial class TokenSession
{
    /// <summary>Longest signature: RSA-4096.</summary>
    public const int MaxSignatureLength = 512;

    private const int DigestLength = 32;

    // DigestInfo for SHA-256 up to the digest (RFC 8017 9.2 note 1): CKM_RSA_PKCS pads but does not say which hash it was.
    private static ReadOnlySpan<byte> Sha256DigestInfo =>
        [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

    /// <summary>Signs a SHA-256 digest: RSASSA-PKCS1-v1_5, or ECDSA as r||s of equal length. Allocates nothing.</summary>
    /// <param name="key">A private key.</param>
    /// <param name="algorithm">The key's kind.</param>
    /// <param name="digest">32 bytes.</param>
    /// <param name="signature">At least <see cref="MaxSignatureLength"/> bytes.</param>
    /// <returns>The signature's length.</returns>
    public int SignDigest(KeyHandle key, KeyAlgorithm algorithm, ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, DigestLength, nameof(digest));
        if (!algorithm.IsRsa())
            return Sign(key, Ckm.Ecdsa, digest, signature);
        Span<byte> digestInfo = stackalloc byte[Sha256DigestInfo.Length + DigestLength];
        Sha256DigestInfo.CopyTo(digestInfo);
        digest.CopyTo(digestInfo[Sha256DigestInfo.Length..]);
        return Sign(key, Ckm.RsaPkcs, digestInfo, signature);
    }

    /// <summary>HMAC-SHA-256 under a secret key of the token; 32 bytes.</summary>
    public void Hmac(KeyHandle key, ReadOnlySpan<byte> data, Span<byte> mac) => Sign(key, Ckm.Sha256Hmac, data, mac);

    private int Sign(
        KeyHandle key, ulong mechanism, ReadOnlySpan<byte> data, Span<byte> signature, void* parameter = null, int parameterLength = 0)
    {
        var native = Native(key);
        var mechanismBytes = stackalloc byte[24];
        WriteMechanism(mechanismBytes, mechanism, parameter, parameterLength);
        Check(_functions.SignInit(_handle, mechanismBytes, native), "C_SignInit");
        var length = new CULong((uint)signature.Length);
        fixed (byte* input = data)
        fixed (byte* output = signature)
            Check(_functions.Sign(_handle, input, new CULong((uint)data.Length), output, &length), "C_Sign");
        return (int)length.Value;
    }

    private static void WriteMechanism(byte* at, ulong mechanism, void* parameter = null, int length = 0) =>
        Abi.Current.WriteTriple(new Span<byte>(at, Abi.Current.TripleSize), mechanism, (nint)parameter, length);
}
