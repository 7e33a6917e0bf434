using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>Links to a request's page: 128 random bits, short enough for an SMS, of which the table keeps the SHA-256.</summary>
internal static class PageLinks
{
    public const string Path = "/confirm/";
    private const int Bytes = 16;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link)));

    /// <summary>Whether it can be one at all; what cannot costs no query.</summary>
    public static bool IsShaped(string link) => link.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(link);
}
