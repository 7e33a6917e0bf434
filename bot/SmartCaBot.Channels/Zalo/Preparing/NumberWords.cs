using System.Globalization;
using System.Text;

namespace SmartCaBot.Channels.Zalo.Preparing;

/// <summary>
/// Reads an answer that is nothing but the place of a choice: "1", "1.", "số 1", "so 1", "một", "１", "câu 2", "B". Anything longer (a code, a
/// date, an identity number) is none.
/// </summary>
internal static class NumberWords
{
    private static readonly string[] Counters = ["so", "cau", "muc", "chon", "nut", "thu", "y", "number", "no", "option", "phuong an", "cai"];

    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["mot"] = 1,
        ["nhat"] = 1,
        ["one"] = 1,
        ["hai"] = 2,
        ["two"] = 2,
        ["ba"] = 3,
        ["three"] = 3,
        ["bon"] = 4,
        ["tu"] = 4,
        ["four"] = 4,
        ["nam"] = 5,
        ["five"] = 5,
        ["sau"] = 6,
        ["six"] = 6,
        ["bay"] = 7,
        ["seven"] = 7,
        ["tam"] = 8,
        ["eight"] = 8,
        ["chin"] = 9,
        ["nine"] = 9,
        ["muoi"] = 10,
        ["ten"] = 10,
    };

    /// <summary>1, 2, 3 …; null when the text is something else.</summary>
    public static int? Read(string text, bool letters)
    {
        if (text.Length > 24) return null;
        var plain = Plain(text);
        while (Array.Find(Counters, counter => Counts(plain, counter)) is { } counter) plain = plain[counter.Length..].TrimStart();
        if (letters) return plain is [>= 'a' and <= 'z' and var letter] ? letter - 'a' + 1 : null;
        if (plain.Length is 1 or 2 && plain.All(char.IsAsciiDigit)) return int.Parse(plain, CultureInfo.InvariantCulture);
        return Words.TryGetValue(plain, out var number) ? number : null;
    }

    private static bool Counts(string plain, string counter) =>
        plain.StartsWith(counter, StringComparison.Ordinal) && plain.Length > counter.Length
        && (plain[counter.Length] == ' ' || char.IsAsciiDigit(plain[counter.Length]));

    /// <summary>Lower case, no marks, wide letters narrow, nothing around it.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLower(CultureInfo.InvariantCulture))
        {
            if (c == 'đ') plain.Append('d');
            else if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
