using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>Tokens, codes and handles: 256 random bits that mean nothing, of which the tables keep the SHA-256.</summary>
internal static class SecretText
{
    private const int Bytes = 32;
    private const int Longest = 200;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it can be one at all; what cannot costs no query.</summary>
    public static bool IsShaped(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '+' or '/' or '=');
}
