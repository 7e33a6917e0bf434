namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>A key pair made in the token that left it only wrapped.</summary>
/// <param name="Blob">The private key (PKCS#8) under CKM_AES_KEY_WRAP_PAD.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
public sealed record WrappedKeyPair(byte[] Blob, byte[] PublicKey);
