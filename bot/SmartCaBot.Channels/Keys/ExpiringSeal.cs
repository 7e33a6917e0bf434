using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace SmartCaBot.Channels.Keys;

/// <summary>
/// A short proof, for use in an address, that this server allowed something until a certain time:
/// base64url(expiry in Unix seconds, 8 bytes big-endian; first 16 bytes of the MAC).
/// </summary>
internal sealed class ExpiringSeal(KeyRing keys, KeyPurpose purpose)
{
    private const int ExpiryBytes = 8;
    private const int SealBytes = ExpiryBytes + 16;

    /// <param name="subject">What is allowed.</param>
    /// <param name="expiresAt">Whole seconds count.</param>
    public string Make(string subject, DateTimeOffset expiresAt)
    {
        Span<byte> seal = stackalloc byte[SealBytes];
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(seal, expiresAt.ToUnixTimeSeconds());
        keys.Mac(purpose, Covered(subject, seal[..ExpiryBytes]), mac);
        mac[..(SealBytes - ExpiryBytes)].CopyTo(seal[ExpiryBytes..]);
        return Base64Url.EncodeToString(seal);
    }

    public bool IsValid(string subject, ReadOnlySpan<char> text, DateTimeOffset now)
    {
        Span<byte> seal = stackalloc byte[SealBytes];
        return KeyRing.TryDecode(text, seal)
            && keys.Verify(purpose, Covered(subject, seal[..ExpiryBytes]), seal[ExpiryBytes..])
            && now.ToUnixTimeSeconds() < BinaryPrimitives.ReadInt64BigEndian(seal);
    }

    /// <summary>The expiry has a fixed length, so the end of the subject is never in doubt.</summary>
    private static byte[] Covered(string subject, ReadOnlySpan<byte> expiry) => [.. expiry, .. Encoding.UTF8.GetBytes(subject)];
}
