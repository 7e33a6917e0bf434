using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Cms;

/// <summary>Verification of a raw signature over a digest.</summary>
internal static class SignatureValue
{
    /// <summary>No CA issues shorter keys today, so a shorter one is no evidence.</summary>
    public const int ShortestRsa = 2048;

    /// <summary>Longer ones are checked so slowly that only an attacker uses them; so are long exponents, where 65537 is usual.</summary>
    private const int LongestRsa = 8192;

    private const int LongestExponent = 4;

    /// <summary>False: its checks would cost too much, or it cannot be read.</summary>
    public static bool IsOrdinary(PublicKey key)
    {
        if (key.Oid.Value is not (CmsOids.RsaEncryption or CmsOids.RsaPss))
            return true;
        return RsaLengths(key) is var (modulus, exponent) && modulus <= LongestRsa / 8 && exponent <= LongestExponent;
    }

    /// <summary>Bytes of modulus and exponent of an RSA key, without having the platform load it; null when it cannot be read.</summary>
    public static (int Modulus, int Exponent)? RsaLengths(PublicKey key)
    {
        try
        {
            var sequence = new AsnReader(key.EncodedKeyValue.RawData, AsnEncodingRules.BER).ReadSequence();
            return (sequence.ReadIntegerBytes().Span.TrimStart((byte)0).Length, sequence.ReadIntegerBytes().Length);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <param name="certificate">Of the signer.</param>
    /// <param name="scheme">How the value was made.</param>
    /// <param name="hash">Of the digest.</param>
    /// <param name="digest">Of what was signed.</param>
    /// <param name="value">The raw signature.</param>
    /// <param name="form">Of an ECDSA value: DER in CMS, r || s in XML.</param>
    /// <returns>Null when the certificate's key is of a kind, or a size, that is not accepted here.</returns>
    public static bool? Verify(
        X509Certificate2 certificate, SignatureScheme scheme, HashAlgorithmName hash, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> value,
        DSASignatureFormat form = DSASignatureFormat.Rfc3279DerSequence)
    {
        try
        {
            if (!IsOrdinary(certificate.PublicKey))
                return null;
            if (scheme == SignatureScheme.Ecdsa)
            {
                using var ec = certificate.GetECDsaPublicKey();
                return ec?.VerifyHash(digest, value, form);
            }
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not { KeySize: >= ShortestRsa })
                return null;
            // The platform checks salts as long as the digest only.
            if (scheme.Salt is { } salt && salt != SigningScheme.LengthOf(hash))
                return PssCheck.Verifies(new RsaPublicKey(rsa.ExportSubjectPublicKeyInfo()), SigningScheme.Pss(hash, salt), digest, value);
            return rsa.VerifyHash(digest, value, hash, scheme.Kind == SchemeKind.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return null; // a key that the platform cannot even load
        }
    }
}
