using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>The app on an official's phone: RFC 6238 with a secret typed in by hand (RFC 4648 base32). Never shows the same code twice.</summary>
internal sealed class AuthenticatorApp(string secret)
{
    private const int StepSeconds = 30;

    private readonly byte[] _key = Decode(secret);
    private long _used;

    /// <summary>A code that was not shown before: the next step's when this one's is used, which services allow.</summary>
    public async Task<string> CodeAsync()
    {
        var step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / StepSeconds;
        while (step + 1 <= _used)
        {
            await Task.Delay(500);
            step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / StepSeconds;
        }

        _used = Math.Max(step, _used + 1);
        return At(_used);
    }

    private string At(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as every authenticator app speaks it.
        var hash = HMACSHA1.HashData(_key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF) % 1_000_000;
        return code.ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string text)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var c in text.Where(char.IsAsciiLetterOrDigit))
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if ((bits += 5) < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
