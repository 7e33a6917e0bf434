using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Signing by any scheme, for callers who have a say in it.</summary>
public sealed unsafe partial class TokenSession
{
    /// <summary>Signs a digest. PSS: with the salt length that the scheme says.</summary>
    /// <param name="key">A private key.</param>
    /// <param name="algorithm">The key's kind.</param>
    /// <param name="scheme">Fits the key.</param>
    /// <param name="digest">As long as the scheme's hash makes it.</param>
    /// <param name="signature">At least <see cref="MaxSignatureLength"/> bytes; ECDSA: r||s of equal length.</param>
    /// <returns>The signature's length.</returns>
    /// <exception cref="NotSupportedByTokenException">The token does not sign so.</exception>
    public int SignDigest(
        KeyHandle key, KeyAlgorithm algorithm, SigningScheme scheme, ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        if (!scheme.Fits(algorithm))
            throw new ArgumentException($"{scheme.Kind} with a salt of {scheme.SaltLength} bytes does not fit {algorithm}.", nameof(scheme));
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, scheme.DigestLength, nameof(digest));
        Capabilities.Require(scheme);
        switch (scheme.Kind)
        {
            case SchemeKind.Ecdsa:
                return Sign(key, Ckm.Ecdsa, digest, signature);
            case SchemeKind.RsaPkcs1:
                Span<byte> info = stackalloc byte[DigestInfo.MaxLength];
                return Sign(key, Ckm.RsaPkcs, info[..DigestInfo.Write(digest, info)], signature);
            default:
                return SignPss(key, scheme, digest, signature);
        }
    }

    private int SignPss(KeyHandle key, SigningScheme scheme, ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        // CK_RSA_PKCS_PSS_PARAMS: hash, mask generation function, salt length; three CK_ULONG.
        var parameters = stackalloc byte[3 * sizeof(ulong)];
        var size = Abi.Current.ULong;
        Abi.Current.WriteULong(new Span<byte>(parameters, size), HashMechanism(scheme.Hash));
        Abi.Current.WriteULong(new Span<byte>(parameters + size, size), MaskFunction(scheme.MaskHash));
        Abi.Current.WriteULong(new Span<byte>(parameters + (2 * size), size), (ulong)scheme.SaltLength);
        return Sign(key, Ckm.RsaPkcsPss, digest, signature, parameters, 3 * size);
    }

    private static ulong HashMechanism(HashAlgorithmName hash) => SigningScheme.LengthOf(hash) switch
    {
        32 => Ckm.Sha256,
        48 => Ckm.Sha384,
        _ => Ckm.Sha512,
    };

    // CKG_MGF1_SHA256, _SHA384 and _SHA512 are 2, 3 and 4.
    private static ulong MaskFunction(HashAlgorithmName hash) => SigningScheme.LengthOf(hash) switch
    {
        32 => 2,
        48 => 3,
        _ => 4,
    };
}
