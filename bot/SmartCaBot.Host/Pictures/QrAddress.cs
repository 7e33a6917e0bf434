using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Host.Pictures;

/// <summary>
/// The name of a QR picture: the address it leads to and a mark that we made it, so that nobody can have this host show a code
/// that leads elsewhere. Needs no storage and stays the same over restarts.
/// </summary>
internal sealed class QrAddress(byte[] key)
{
    private const int MarkSize = 16;
    private const int LongestUrl = 500;

    public string NameOf(string url)
    {
        if (!IsShowable(url)) throw new ArgumentException("Only https addresses become QR codes.", nameof(url));
        var bytes = Encoding.UTF8.GetBytes(url);
        return $"{Base64Url.EncodeToString(bytes)}.{Base64Url.EncodeToString(Mark(bytes))}";
    }

    /// <summary>The address behind a name that we gave.</summary>
    public bool TryRead(string name, [NotNullWhen(true)] out string? url)
    {
        url = null;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || name.Length > LongestUrl * 2) return false;
        var body = name.AsSpan(0, dot);
        var end = name.AsSpan(dot + 1);
        // TryDecode throws on characters that do not belong, so they are looked for first.
        if (!Base64Url.IsValid(body) || !Base64Url.IsValid(end, out var markLength) || markLength != MarkSize) return false;
        var bytes = Base64Url.DecodeFromChars(body);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(end), Mark(bytes))) return false;
        url = Encoding.UTF8.GetString(bytes);
        return true;
    }

    private static bool IsShowable(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps;

    private byte[] Mark(ReadOnlySpan<byte> url) => HMACSHA256.HashData(key, url)[..MarkSize];
}
