using System.Text;

namespace SmartCaBot.Understanding.Text;

/// <summary>One look-up per character: what it is without case and marks, and what it is with its marks.</summary>
internal static class CharTable
{
    /// <summary>The character does not count and does not part words: combining marks, zero-width characters.</summary>
    public const char Ignored = '\0';

    /// <summary>The character parts words.</summary>
    public const char Separator = ' ';

    /// <summary>The last Latin letter with marks (Latin Extended Additional); beyond it are other scripts.</summary>
    private const char LastComposed = '\u1EFF';

    private static readonly char[] Folded = new char[0x10000];
    private static readonly char[] Marked = new char[0x10000];

    static CharTable()
    {
        for (var i = 0; i < Folded.Length; i++)
            (Folded[i], Marked[i]) = Describe((char)i);
    }

    /// <summary>Lower case without marks; <see cref="Ignored"/> or <see cref="Separator"/> for what is no letter or digit.</summary>
    public static char Fold(char c) => Folded[c];

    /// <summary>
    /// Lower case with marks. The tones hỏi and ngã are one here, because most people write them by ear.
    /// </summary>
    public static char Mark(char c) => Marked[c];

    private static (char Folded, char Marked) Describe(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0); // full-width forms
        var category = char.GetUnicodeCategory(c);
        if (category is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format)
            return (Ignored, Ignored);
        if (!char.IsLetterOrDigit(c))
            return (Separator, Separator);
        if (c < 0x80)
            return (char.ToLowerInvariant(c), char.ToLowerInvariant(c));
        var lower = char.ToLowerInvariant(c);
        if (lower == 'đ')
            return ('d', 'đ');
        if (char.IsDigit(c))
        {
            var digit = (char)('0' + (int)char.GetNumericValue(c));
            return (digit, digit);
        }

        if (c > LastComposed)
            return (lower, lower);
        var parts = lower.ToString().Normalize(NormalizationForm.FormD);
        return (parts[0], parts.Contains('\u0303') ? WithHook(parts) : lower);
    }

    private static char WithHook(string parts)
    {
        var hooked = parts.Replace('\u0303', '\u0309').Normalize(NormalizationForm.FormC);
        return hooked[0];
    }
}
