namespace SmartCaBot.Signing.Keys;

/// <summary>
/// A citizen's private key outside the token: encrypted under the token's key-encryption key, and tied to its owner.
/// Key wrapping authenticates the key but not whose it is, so the credential, the public key and the blob are
/// bound together by a MAC whose key comes from the token.
/// </summary>
/// <param name="Blob">PKCS#8 wrapped (RFC 5649); about 1.2 KiB for RSA-2048, 80 bytes for P-256.</param>
/// <param name="SpkiSha256">SHA-256 of the SubjectPublicKeyInfo, 32 bytes.</param>
/// <param name="Mac">HMAC-SHA-256 over credential, KEK, public key and blob, 32 bytes.</param>
/// <param name="KekLabel">Which key-encryption key wrapped it.</param>
public sealed record WrappedKey(byte[] Blob, byte[] SpkiSha256, byte[] Mac, string KekLabel)
{
    /// <summary>Destroyed; under no key-encryption key.</summary>
    public static readonly WrappedKey None = new([], [], [], "");

    public override string ToString() => $"wrapped key under {KekLabel}";
}
