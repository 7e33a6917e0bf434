using System.Globalization;
using System.Text;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// Whether what is written to a person while a code is awaited may hold it, or a part of it. Finds too much rather than too little; words
/// without numbers stay, or nobody could be helped with a code that does not come.
/// </summary>
internal static class CodeGuess
{
    /// <summary>Fewer numbers in words one after another are found in any sentence.</summary>
    private const int FewestWords = 3;

    private static readonly HashSet<string> NumberWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "khong", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin", "muoi",
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    };

    public static bool MayHoldCode(string text)
    {
        var word = new StringBuilder();
        var words = 0;
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsNumber(c)) return true;
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetter(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0) words = Counted();
            if (words >= FewestWords) return true;
        }

        return word.Length > 0 && Counted() >= FewestWords;

        int Counted()
        {
            var counted = NumberWords.Contains(word.ToString()) ? words + 1 : 0;
            word.Clear();
            return counted;
        }
    }
}
