using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>Digits as people type them: full-width or other Unicode digits, with spaces, dots and dashes between.</summary>
internal static partial class Digits
{
    /// <summary>Shorter ones are house numbers and days.</summary>
    private const int LongNumber = 8;

    /// <summary>The text with every Unicode decimal digit as ASCII.</summary>
    public static string ToAscii(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) builder.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else builder.Append(rune);
        }

        return builder.ToString();
    }

    /// <summary>The digits alone; null when the text holds anything but digits and what people put between them.</summary>
    public static string? Only(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in ToAscii(text))
        {
            if (char.IsAsciiDigit(c)) builder.Append(c);
            else if (!char.IsWhiteSpace(c) && c is not ('.' or '-' or '–' or ',' or '_' or '．' or '－')) return null;
        }

        return builder.Length > 0 ? builder.ToString() : null;
    }

    /// <summary>As <see cref="Only"/>; where words stand around a single long number, that number's digits: "số của tôi là 0905 123 456".</summary>
    public static string? OfNumber(string text)
    {
        if (Only(text) is { } digits) return digits;
        string[] numbers = [.. Number().Matches(ToAscii(text)).Select(match => Only(match.Value)!).Where(number => number.Length >= LongNumber)];
        return numbers is [var single] ? single : null;
    }

    /// <summary>Digits with what people put between them; letters beside them make a word of it.</summary>
    [GeneratedRegex(@"(?<![\p{L}0-9])[0-9](?:[0-9\s.\-–,_．－]*[0-9])?(?![\p{L}0-9])")]
    private static partial Regex Number();
}
