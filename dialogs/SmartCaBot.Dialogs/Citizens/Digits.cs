using System.Globalization;
using System.Text;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>Digits as people type them: full-width or other Unicode digits, with spaces, dots and dashes between.</summary>
internal static class Digits
{
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
}
