using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>X-ZEvent-Signature (zalo-java-sdk, MacUtils): plain SHA-256 of app id, raw body, timestamp and key, one after another.</summary>
public static class WebhookSignature
{
    public const string Header = "X-ZEvent-Signature";

    /// <summary>The header's value: mac= and 64 hexadecimal digits in lower case.</summary>
    /// <param name="timestamp">As it stands in the body.</param>
    public static string Sign(string appId, ReadOnlySpan<byte> body, string timestamp, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        return $"mac={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
