using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace SmartCaBot.Channels.Keys;

/// <summary>What a key is for; each purpose has its own key, so nothing made for one is accepted for another.</summary>
internal enum KeyPurpose
{
    Token,
    StreamTicket,
    FileLink,
    Session,

    /// <summary>Encrypts; the others sign.</summary>
    Spool,
}

/// <summary>HMAC-SHA256 and AES-256-GCM with keys derived (HKDF, RFC 5869) from the configured one and the one before it.</summary>
internal sealed class KeyRing(ChannelsOptions options)
{
    public const int MacBytes = HMACSHA256.HashSizeInBytes;

    private readonly byte[][] _current = Derive(options.Key);
    private readonly byte[][]? _previous = options.PreviousKey is null ? null : Derive(options.PreviousKey);

    public void Mac(KeyPurpose purpose, ReadOnlySpan<byte> data, Span<byte> mac) =>
        HMACSHA256.HashData(_current[(int)purpose], data, mac);

    /// <param name="purpose">What the MAC was made for.</param>
    /// <param name="data">What it covers.</param>
    /// <param name="mac">All of it, or its first 16 bytes at least.</param>
    public bool Verify(KeyPurpose purpose, ReadOnlySpan<byte> data, ReadOnlySpan<byte> mac) =>
        Matches(_current[(int)purpose], data, mac) || _previous is not null && Matches(_previous[(int)purpose], data, mac);

    /// <summary>Encrypts; base64 of <see cref="SealedBytes"/>.</summary>
    public string Seal(KeyPurpose purpose, ReadOnlySpan<byte> plain) =>
        Convert.ToBase64String(SealedBytes.Close(_current[(int)purpose], plain));

    /// <summary>Null for what was not sealed with this key or the one before it, or has been changed.</summary>
    public byte[]? Unseal(KeyPurpose purpose, string text)
    {
        var blob = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, blob, out var length)) return null;
        return SealedBytes.Open(_current[(int)purpose], blob.AsSpan(0, length))
            ?? (_previous is null ? null : SealedBytes.Open(_previous[(int)purpose], blob.AsSpan(0, length)));
    }

    /// <summary>Decodes what must be exactly as long as its destination; false for anything else, whatever it holds.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> exact) =>
        Base64Url.DecodeFromChars(text, exact, out var read, out var written) == OperationStatus.Done
        && read == text.Length && written == exact.Length;

    private static bool Matches(byte[] key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> mac)
    {
        if (mac.Length is < MacBytes / 2 or > MacBytes) return false;
        Span<byte> expected = stackalloc byte[MacBytes];
        HMACSHA256.HashData(key, data, expected);
        return CryptographicOperations.FixedTimeEquals(expected[..mac.Length], mac);
    }

    private static byte[][] Derive(string key)
    {
        var secret = Convert.FromBase64String(key);
        return
        [
            .. Enum.GetNames<KeyPurpose>().Select(
                purpose => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, MacBytes, [], System.Text.Encoding.ASCII.GetBytes(purpose))),
        ];
    }
}
