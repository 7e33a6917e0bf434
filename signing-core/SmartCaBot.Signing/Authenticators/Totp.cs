using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>Codes of an authenticator app: RFC 6238 with HMAC-SHA-1, 30 seconds, 6 digits, which is what every app speaks.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const int SecretBytes = 20;

    // One step of 30 seconds to either side, for clocks that are a little off and fingers that are slow (RFC 6238 5.2).
    private const int Window = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Code(byte[] secret, DateTimeOffset at) => Code(secret, Step(at));

    /// <summary>The step whose code this is; null when it is none of those that count now.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now)
    {
        long? found = null;
        // All are compared, whichever fits, so that the time taken tells nothing.
        for (var step = Step(now) - Window; step <= Step(now) + Window; step++)
            if (CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(Code(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                found = step;
        return found;
    }

    public static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    // RFC 4226 5.3; its algorithm is SHA-1, whose weakness (collisions) does not touch HMAC.
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }
}
