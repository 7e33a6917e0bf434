namespace SmartCaBot.Pkcs11.Tokens;

public enum KeyKind
{
    PublicKey,
    PrivateKey,

    /// <summary>An AES or HMAC key.</summary>
    SecretKey,
}
