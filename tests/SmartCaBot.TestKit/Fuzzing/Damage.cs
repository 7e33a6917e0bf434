using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmartCaBot.TestKit.Fuzzing;

/// <summary>Damaged copies of something: bytes, bits, pieces gone or there twice; and what the kind of the thing suggests.</summary>
public static partial class Damage
{
    private static readonly string[] Numbers =
        ["0", "-1", "1", "2", "7", "64", "65536", "8388607", "2147483648", "9223372036854775807", "99999999999999999999", "1.5", "1e999"];

    private static readonly string[] Values = ["null", "true", "-1", "1e999", "\"\"", "[]", "{}", "[[[[[[[[[[]]]]]]]]]]", "\"\\ud800\"", "\"\\u0000\"", "12345678901234567890"];

    /// <summary>Of anything.</summary>
    public static byte[] Make(Random random, byte[] original)
    {
        var bytes = (byte[])original.Clone();
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                for (var i = random.Next(1, 6); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 200))..]];
            default:
                return [.. bytes[..Math.Min(bytes.Length, at + random.Next(1, 400))], .. bytes[at..]];
        }
    }

    /// <summary>Of text in which numbers mean something, as in a PDF: also another number.</summary>
    public static byte[] MakeText(Random random, byte[] original) =>
        random.Next(5) == 0 ? Replace(random, original, Number(), r => r.Next(3) == 0 ? r.Next(original.Length).ToString(CultureInfo.InvariantCulture) : Pick(r, Numbers)) : Make(random, original);

    /// <summary>Of JSON: mostly another value, so that it stays JSON.</summary>
    public static byte[] MakeJson(Random random, byte[] original) =>
        random.Next(3) > 0 ? Replace(random, original, JsonValue(), r => r.Next(8) == 0 ? $"\"{new string('A', r.Next(1, 20_000))}\"" : Pick(r, Values)) : Make(random, original);

    /// <summary>Of DER: also a length that is not so, or a tag of another type.</summary>
    public static byte[] MakeDer(Random random, byte[] original)
    {
        if (random.Next(2) == 0)
            return Make(random, original);
        var bytes = (byte[])original.Clone();
        // Any byte that looks like a tag of something constructed, or the length behind it.
        var tags = Enumerable.Range(0, bytes.Length - 2).Where(i => bytes[i] is 0x30 or 0x31 or 0xA0 or 0xA1 or 0x02 or 0x04 or 0x06).ToArray();
        var at = tags.Length == 0 ? 0 : tags[random.Next(tags.Length)];
        if (random.Next(2) == 0)
            bytes[at] = (byte)Pick(random, [0x30, 0x31, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x17, 0x18, 0x24, 0x80, 0xA0, 0xA3, 0x1F, 0xFF]);
        else
            bytes[at + 1] = (byte)Pick(random, [0, 1, 0x7F, 0x80, 0x81, 0x82, 0x84, 0x88, 0xFF, random.Next(256)]);
        return bytes;
    }

    private static byte[] Replace(Random random, byte[] original, Regex what, Func<Random, string> by)
    {
        var text = Encoding.Latin1.GetString(original);
        var matches = what.Matches(text);
        if (matches.Count == 0)
            return Make(random, original);
        var match = matches[random.Next(matches.Count)];
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, match.Index), by(random), text.AsSpan(match.Index + match.Length)));
    }

    private static T Pick<T>(Random random, ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    [GeneratedRegex(@"(?<![0-9A-Fa-f])-?\d{1,12}(?![0-9A-Fa-f])")]
    private static partial Regex Number();

    [GeneratedRegex("""(?<=:\s*|\[\s*)("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)""")]
    private static partial Regex JsonValue();
}
