using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Signing and MACs.</summary>
public sealed unsafe partial class TokenSession
{
    /// <summary>Longest signature: RSA-4096.</summary>
    public const int MaxSignatureLength = 512;

    /// <summary>Signs a SHA-256 digest: RSASSA-PKCS1-v1_5, or ECDSA as r||s of equal length. Allocates nothing.</summary>
    /// <param name="key">A private key.</param>
    /// <param name="algorithm">The key's kind.</param>
    /// <param name="digest">32 bytes.</param>
    /// <param name="signature">At least <see cref="MaxSignatureLength"/> bytes.</param>
    /// <returns>The signature's length.</returns>
    public int SignDigest(KeyHandle key, KeyAlgorithm algorithm, ReadOnlySpan<byte> digest, Span<byte> signature) =>
        SignDigest(key, algorithm, SigningScheme.Usual(algorithm), digest, signature);

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
