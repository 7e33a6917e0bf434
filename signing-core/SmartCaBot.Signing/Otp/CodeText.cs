using System.Globalization;

namespace SmartCaBot.Signing.Otp;

/// <summary>Reads a code as people type and paste it.</summary>
internal static class CodeText
{
    private const int LongestInput = 64;

    /// <summary>
    /// The code's ASCII digits, or null when the text is not a code of that length. Blanks, hyphens, dots and invisible
    /// characters are dropped; digits of any script (full-width, Arabic-Indic, …) count by their value.
    /// </summary>
    public static string? Normalise(string? text, int digits)
    {
        if (text is null || text.Length > LongestInput)
            return null;
        Span<char> code = stackalloc char[digits];
        var count = 0;
        foreach (var c in text)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0)
            {
                if (IsFiller(c))
                    continue;
                return null;
            }
            if (count == digits)
                return null;
            code[count++] = (char)('0' + digit);
        }
        return count == digits ? new string(code) : null;
    }

    private static bool IsFiller(char c) =>
        c is '-' or '.' or '–' || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
