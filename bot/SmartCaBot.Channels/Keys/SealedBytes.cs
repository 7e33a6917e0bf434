using System.Security.Cryptography;

namespace SmartCaBot.Channels.Keys;

/// <summary>AES-256-GCM with the nonce before and the tag behind: nonce (12), ciphertext, tag (16).</summary>
public static class SealedBytes
{
    public const int NonceSize = 12;

    private const int TagSize = 16;

    /// <summary>With a random nonce.</summary>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        RandomNumberGenerator.Fill(nonce);
        return Close(key, nonce, plain);
    }

    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">Never the same for two texts under one key.</param>
    /// <param name="plain">What is closed.</param>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain)
    {
        var closed = new byte[NonceSize + plain.Length + TagSize];
        nonce.CopyTo(closed);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, closed.AsSpan(NonceSize, plain.Length), closed.AsSpan(NonceSize + plain.Length));
        return closed;
    }

    /// <summary>Null for what was not closed with this key, or has been changed.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceSize + TagSize) return null;
        var plain = new byte[closed.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(closed[..NonceSize], closed[NonceSize..^TagSize], closed[^TagSize..], plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
