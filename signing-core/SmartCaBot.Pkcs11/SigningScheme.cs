using System.Security.Cryptography;

namespace SmartCaBot.Pkcs11;

public enum SchemeKind
{
    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017 8.2).</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS (RFC 8017 8.1).</summary>
    RsaPss,

    /// <summary>ECDSA; the digest is signed as it is.</summary>
    Ecdsa,
}

/// <summary>How a digest becomes a signature.</summary>
/// <param name="Kind">Padding or curve.</param>
/// <param name="Hash">What made the digest: SHA-256, SHA-384 or SHA-512.</param>
/// <param name="MaskHash">PSS: the hash of MGF1.</param>
/// <param name="SaltLength">PSS: bytes of salt, from 0 to what the key leaves room for.</param>
public sealed record SigningScheme(SchemeKind Kind, HashAlgorithmName Hash, HashAlgorithmName MaskHash = default, int SaltLength = 0)
{
    private static readonly SigningScheme UsualRsa = Pkcs1(HashAlgorithmName.SHA256);
    private static readonly SigningScheme UsualEcdsa = Ecdsa(HashAlgorithmName.SHA256);

    public static SigningScheme Pkcs1(HashAlgorithmName hash) => new(SchemeKind.RsaPkcs1, hash);

    public static SigningScheme Ecdsa(HashAlgorithmName hash) => new(SchemeKind.Ecdsa, hash);

    /// <summary>With MGF1 over the same hash, as every certificate profile has it.</summary>
    public static SigningScheme Pss(HashAlgorithmName hash, int saltLength) => new(SchemeKind.RsaPss, hash, hash, saltLength);

    /// <summary>PKCS#1 v1.5 or ECDSA with SHA-256.</summary>
    public static SigningScheme Usual(KeyAlgorithm algorithm) => algorithm.IsRsa() ? UsualRsa : UsualEcdsa;

    /// <summary>By the digest's length: PSS with that salt, or without one PKCS#1 v1.5 or ECDSA.</summary>
    /// <param name="algorithm">Of the key.</param>
    /// <param name="digestLength">32, 48 or 64 bytes; others throw <see cref="ArgumentException"/>.</param>
    /// <param name="saltLength">Null: no PSS.</param>
    public static SigningScheme For(KeyAlgorithm algorithm, int digestLength, int? saltLength)
    {
        if (digestLength == 32 && saltLength is null) return Usual(algorithm);
        var hash = digestLength switch
        {
            32 => HashAlgorithmName.SHA256,
            48 => HashAlgorithmName.SHA384,
            64 => HashAlgorithmName.SHA512,
            _ => throw new ArgumentException($"No digest here has {digestLength} bytes.", nameof(digestLength)),
        };
        return saltLength is { } salt ? Pss(hash, salt) : algorithm.IsRsa() ? Pkcs1(hash) : Ecdsa(hash);
    }

    /// <summary>Whether such a key can sign so. Tokens answer a salt that is too long with errors that look like a broken device.</summary>
    public bool Fits(KeyAlgorithm algorithm) =>
        algorithm.IsRsa() == (Kind != SchemeKind.Ecdsa)
        && (Kind != SchemeKind.RsaPss || (SaltLength >= 0 && SaltLength <= LongestSalt(algorithm)));

    /// <summary>What hash and padding leave of the modulus (RFC 8017 9.1.1).</summary>
    public int LongestSalt(KeyAlgorithm algorithm) => (algorithm.Bits() / 8) - DigestLength - 2;

    /// <summary>Bytes of the digest.</summary>
    public int DigestLength => LengthOf(Hash);

    /// <summary>Throws <see cref="ArgumentException"/> for a hash that is not used here.</summary>
    public static int LengthOf(HashAlgorithmName hash) => hash.Name switch
    {
        "SHA256" => 32,
        "SHA384" => 48,
        "SHA512" => 64,
        _ => throw new ArgumentException($"{hash.Name} is not used."),
    };
}
