using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Office;

/// <summary>One-time words in links: 160 random bits, of which only the SHA-256 is stored.</summary>
internal static class Secrets
{
    private const int Bytes = 20;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it can be one at all; what cannot costs no query.</summary>
    public static bool IsShaped(string? text) => text is not null && text.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(text);
}
