namespace SmartCaBot.Pkcs11;

/// <summary>DigestInfo, DER (RFC 8017 9.2 note 1): what PKCS#1 v1.5 pads and signs, the digest behind the name of its hash.</summary>
public static class DigestInfo
{
    /// <summary>Of SHA-512.</summary>
    public const int MaxLength = PrefixLength + 64;

    private const int PrefixLength = 19;

    // Up to the digest; SHA-256, SHA-384 and SHA-512 differ in the bytes that say length and algorithm.
    private static ReadOnlySpan<byte> Prefix =>
        [0x30, 0, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0, 0x05, 0x00, 0x04, 0];

    /// <summary>Writes it and says its length. Allocates nothing.</summary>
    /// <param name="digest">32, 48 or 64 bytes: SHA-256, SHA-384 or SHA-512.</param>
    /// <param name="to">At least <see cref="MaxLength"/> bytes.</param>
    public static int Write(ReadOnlySpan<byte> digest, Span<byte> to)
    {
        Prefix.CopyTo(to);
        to[1] = (byte)(PrefixLength - 2 + digest.Length);
        to[14] = digest.Length switch
        {
            32 => 1,
            48 => 2,
            64 => 3,
            _ => throw new ArgumentException($"No digest here has {digest.Length} bytes.", nameof(digest)),
        };
        to[18] = (byte)digest.Length;
        digest.CopyTo(to[PrefixLength..]);
        return PrefixLength + digest.Length;
    }
}
