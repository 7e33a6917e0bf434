using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// An RSA public key as two numbers. Dear for each signature, but ready at once: for a key that signs once, and for what the platform does not
/// verify. Works on public values alone, so nothing needs constant time.
/// </summary>
internal sealed class RsaPublicKey
{
    private readonly BigInteger _modulus;
    private readonly BigInteger _exponent;

    /// <param name="subjectPublicKeyInfo">DER, of an RSA key (RFC 3279 2.3.1); another throws <see cref="CryptographicException"/>.</param>
    public RsaPublicKey(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        try
        {
            var info = new AsnReader(subjectPublicKeyInfo.ToArray(), AsnEncodingRules.DER).ReadSequence();
            info.ReadSequence();
            var key = new AsnReader(info.ReadBitString(out _), AsnEncodingRules.DER).ReadSequence();
            _modulus = key.ReadInteger();
            _exponent = key.ReadInteger();
        }
        catch (AsnContentException broken)
        {
            throw new CryptographicException("Not an RSA public key.", broken);
        }
        if (_modulus.Sign <= 0 || _modulus.IsEven || _exponent <= BigInteger.One)
            throw new CryptographicException("Not an RSA public key.");
    }

    /// <summary>Of the modulus.</summary>
    public int Bits => (int)_modulus.GetBitLength();

    /// <summary>Raises the signature to the public exponent (RSAVP1, RFC 8017 5.2.2). False when it is none of this key, or its message is longer.</summary>
    /// <param name="signature">As long as the modulus.</param>
    /// <param name="message">Filled, with zeros in front.</param>
    public bool TryOpen(ReadOnlySpan<byte> signature, Span<byte> message)
    {
        var value = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        if (signature.Length != (Bits + 7) / 8 || value >= _modulus)
            return false;
        var opened = BigInteger.ModPow(value, _exponent, _modulus);
        var length = opened.GetByteCount(isUnsigned: true);
        if (length > message.Length)
            return false;
        message[..^length].Clear();
        return opened.TryWriteBytes(message[^length..], out _, isUnsigned: true, isBigEndian: true);
    }
}
