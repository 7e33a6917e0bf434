using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Turns public-key attributes into SubjectPublicKeyInfo, checking them on the way.</summary>
internal static class PublicKeys
{
    public static byte[] Rsa(byte[] modulus, byte[] exponent)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    /// <param name="algorithm">Says the curve.</param>
    /// <param name="point">CKA_EC_POINT: a DER OCTET STRING around 04 || X || Y.</param>
    public static byte[] Elliptic(KeyAlgorithm algorithm, byte[] point)
    {
        var raw = AsnDecoder.ReadOctetString(point, AsnEncodingRules.DER, out _);
        var size = algorithm.Bits() / 8;
        if (raw.Length != 1 + (2 * size) || raw[0] != 4)
            throw new CryptographicException($"Not an uncompressed {algorithm} point.");
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = algorithm == KeyAlgorithm.P384 ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = raw[1..(1 + size)], Y = raw[(1 + size)..] },
        });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }
}
