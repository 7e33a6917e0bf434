using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>An authenticator app, written here from RFC 6238 and not taken from the host: SHA-1, 30 seconds, six digits. Each code is given once.</summary>
internal sealed class Authenticator(string base32)
{
    private readonly byte[] _secret = Read(base32);
    private long _given;

    /// <summary>The current code; waits for the next one when it was given before.</summary>
    public async Task<string> CodeAsync()
    {
        while (Step() <= _given) await Task.Delay(200);
        _given = Step();
        return Code(_given);
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    private string Code(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that every authenticator app speaks.
        var mac = HMACSHA1.HashData(_secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Read(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
