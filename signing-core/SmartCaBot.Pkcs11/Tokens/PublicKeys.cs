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

    /// <param name="point">CKA_EC_POINT: a DER OCTET STRING around 04 || X || Y.</param>
    public static byte[] P256(byte[] point)
    {
        var raw = AsnDecoder.ReadOctetString(point, AsnEncodingRules.DER, out _);
        if (raw.Length != 65 || raw[0] != 4)
            throw new CryptographicException("Not an uncompressed P-256 point.");
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = raw[1..33], Y = raw[33..] },
        });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }
}
