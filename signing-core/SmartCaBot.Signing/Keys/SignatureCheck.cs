using System.Formats.Asn1;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// Turns what the token returns into a signature value and verifies it with the certificate's public key, in software. May be
/// shared by threads; the platform's keys may not, so they take turns.
/// </summary>
internal sealed class SignatureCheck : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SigningScheme _usual;
    private readonly byte[] _publicKey;
    private readonly RsaPublicKey? _rsa;
    private readonly ECDsa? _ecdsa;
    private RSA? _platformRsa;
    private bool _hasVerified;

    /// <param name="algorithm">Of the key.</param>
    /// <param name="publicKey">SubjectPublicKeyInfo, DER; one that is not of the algorithm throws <see cref="CryptographicException"/>.</param>
    public SignatureCheck(KeyAlgorithm algorithm, byte[] publicKey)
    {
        _usual = SigningScheme.Usual(algorithm);
        _publicKey = publicKey;
        if (algorithm.IsRsa())
        {
            _rsa = new RsaPublicKey(publicKey);
        }
        else
        {
            _ecdsa = ECDsa.Create();
            _ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        }
    }

    /// <summary>The signature value as it leaves, or null when it does not verify. Of a SHA-256 digest, by PKCS#1 v1.5 or ECDSA.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="raw">From the token: PKCS#1 v1.5, or r||s.</param>
    public byte[]? Accept(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> raw) => Accept(_usual, digest, raw);

    /// <summary>The signature value as it leaves, or null when it does not verify.</summary>
    /// <param name="scheme">As it was asked for.</param>
    /// <param name="digest">As long as the scheme's hash makes it.</param>
    /// <param name="raw">From the token: as long as the modulus, or r||s.</param>
    public byte[]? Accept(SigningScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> raw)
    {
        bool verified;
        lock (_gate)
        {
            verified = scheme.Kind switch
            {
                SchemeKind.RsaPkcs1 => _rsa is not null && VerifiesPkcs1(_rsa, scheme, digest, raw),
                SchemeKind.RsaPss => _rsa is not null && PssCheck.Verifies(_rsa, scheme, digest, raw),
                _ => _ecdsa is not null && _ecdsa.VerifyHash(digest, raw),
            };
        }
        if (!verified)
            return null;
        return _rsa is not null ? raw.ToArray() : ToDer(raw);
    }

    public void Dispose()
    {
        _platformRsa?.Dispose();
        _ecdsa?.Dispose();
    }

    /// <summary>
    /// The first signature by the numbers, the others by the platform, which is six times as fast: but OpenSSL 3 takes twice the time of the first to
    /// read a key in, and a citizen's key mostly signs once.
    /// </summary>
    private bool VerifiesPkcs1(RsaPublicKey key, SigningScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> raw)
    {
        if (!_hasVerified)
        {
            _hasVerified = true;
            return Pkcs1Check.Verifies(key, scheme, digest, raw);
        }
        if (_platformRsa is null)
        {
            _platformRsa = RSA.Create();
            _platformRsa.ImportSubjectPublicKeyInfo(_publicKey, out _);
        }
        return _platformRsa.VerifyHash(digest, raw, scheme.Hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 2.2.3) of r||s.</summary>
    public static byte[] ToDer(ReadOnlySpan<byte> raw)
    {
        var size = raw.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(WithoutLeadingZeros(raw[..size]));
            writer.WriteIntegerUnsigned(WithoutLeadingZeros(raw[size..]));
        }
        return writer.Encode();
    }

    private static ReadOnlySpan<byte> WithoutLeadingZeros(ReadOnlySpan<byte> number)
    {
        var trimmed = number.TrimStart((byte)0);
        return trimmed.IsEmpty ? number[^1..] : trimmed;
    }
}
