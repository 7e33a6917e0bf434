using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// X-ZEvent-Signature: <c>mac=</c> and the hexadecimal SHA-256 of subject, raw body, timestamp and secret, one after another (zalo-java-sdk,
/// MacUtils). It is no HMAC; what it covers is therefore compared as a whole, and the body is taken exactly as it came.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-ZEvent-Signature";

    private const int HexLength = 2 * SHA256.HashSizeInBytes;

    public static byte[] Compute(string subject, ReadOnlySpan<byte> body, string timestamp, string secret)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(subject));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(secret));
        return hash.GetHashAndReset();
    }

    /// <summary>The header's 32 bytes; null when it has another form. Production senders write "mac=…", "mac = …" or the digits alone.</summary>
    public static byte[]? Read(string? header)
    {
        var text = (header ?? "").AsSpan().Trim();
        if (text.StartsWith("mac", StringComparison.OrdinalIgnoreCase) && text[3..].TrimStart() is ['=', .. var rest]) text = rest.Trim();
        if (text.Length != HexLength) return null;
        var mac = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text, mac, out _, out _) == System.Buffers.OperationStatus.Done ? mac : null;
    }
}
