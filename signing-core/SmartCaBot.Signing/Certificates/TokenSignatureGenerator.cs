using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Lets the platform's certificate and revocation-list builders sign with a key of the token. SHA-256 only. Lives no longer than the session.</summary>
internal sealed class TokenSignatureGenerator : X509SignatureGenerator
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    private readonly TokenSession _session;
    private readonly KeyHandle _key;
    private readonly KeyAlgorithm _algorithm;
    private readonly PublicKey _publicKey;

    /// <param name="session">Signs.</param>
    /// <param name="label">The private key's label.</param>
    /// <param name="publicKey">Its public key, from the authority's certificate; says the algorithm.</param>
    public TokenSignatureGenerator(TokenSession session, string label, PublicKey publicKey)
    {
        _session = session;
        _publicKey = publicKey;
        _algorithm = AlgorithmOf(publicKey);
        _key = session.FindKey(KeyKind.PrivateKey, label) ?? throw new KeysMissingException(label);
    }

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        RequireSha256(hashAlgorithm);

        // AlgorithmIdentifier: sha256WithRSAEncryption with NULL, or ecdsa-with-SHA256 without parameters (RFC 5758).
        return _algorithm.IsRsa()
            ? [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00]
            : [0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
    }

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
    {
        RequireSha256(hashAlgorithm);
        Span<byte> raw = stackalloc byte[TokenSession.MaxSignatureLength];
        var length = _session.SignDigest(_key, _algorithm, SHA256.HashData(data), raw);
        return _algorithm.IsRsa() ? raw[..length].ToArray() : SignatureCheck.ToDer(raw[..length]);
    }

    protected override PublicKey BuildPublicKey() => _publicKey;

    private static KeyAlgorithm AlgorithmOf(PublicKey publicKey)
    {
        var isRsa = publicKey.Oid.Value == RsaEncryption;
        using var rsa = isRsa ? publicKey.GetRSAPublicKey() : null;
        using var ecdsa = isRsa ? null : publicKey.GetECDsaPublicKey();
        var bits = rsa?.KeySize ?? ecdsa?.KeySize ?? 0;
        return KeyAlgorithms.Of(isRsa, bits) ?? throw new CryptographicException($"An authority's key of {bits} bits is not used here.");
    }

    private static void RequireSha256(HashAlgorithmName hashAlgorithm)
    {
        if (hashAlgorithm != HashAlgorithmName.SHA256)
            throw new CryptographicException("Only SHA-256 is used.");
    }
}
