namespace SmartCaBot.Pkcs11;

public enum KeyAlgorithm
{
    /// <summary>RSA, 2048 bits, exponent 65537.</summary>
    Rsa2048,

    /// <summary>Elliptic curve P-256 (secp256r1).</summary>
    P256,
}
