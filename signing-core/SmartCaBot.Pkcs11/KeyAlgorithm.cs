namespace SmartCaBot.Pkcs11;

/// <summary>Stored by name: a name once used keeps its meaning.</summary>
public enum KeyAlgorithm
{
    /// <summary>RSA, 2048 bits, exponent 65537.</summary>
    Rsa2048,

    /// <summary>Elliptic curve P-256 (secp256r1).</summary>
    P256,

    /// <summary>RSA, 3072 bits, exponent 65537.</summary>
    Rsa3072,

    /// <summary>RSA, 4096 bits, exponent 65537.</summary>
    Rsa4096,

    /// <summary>Elliptic curve P-384 (secp384r1).</summary>
    P384,
}
