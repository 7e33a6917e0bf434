using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Staff.Secrets;

/// <summary>Random names, and the keyed hashes under which they are stored: who reads the database can use none of them.</summary>
internal sealed class SecretHash(StorageKeys keys)
{
    private const int TokenBytes = 32;

    /// <summary>Characters of a token: 32 bytes in base64url.</summary>
    public const int TokenLength = 43;

    private readonly byte[] _key = keys.Derive("staff secrets");

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>HMAC-SHA-256, 64 hex digits.</summary>
    public string Of(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret)));
}
