using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.PersonalData;

/// <summary>Digits that people write as one number, with the single spaces, dots and dashes they put in between.</summary>
/// <param name="Start">Index of the first digit in the text.</param>
/// <param name="End">Index after the last digit.</param>
/// <param name="Digits">The digits alone, as ASCII.</param>
/// <param name="GroupLengths">How many digits stand together.</param>
/// <param name="IsPartOfDate">
/// Its year, 1900 to 2099, with a slash or the word năm beside it or its day and month before it: "12/10/1990", "16/2019", "năm 2030",
/// "12 10 1990". Nothing else is one: Nam is a name too, and a slash may follow a code.
/// </param>
internal sealed record DigitRun(int Start, int End, string Digits, IReadOnlyList<int> GroupLengths, bool IsPartOfDate)
{
    /// <summary>Reads the run that starts at <paramref name="start"/>, which must be a digit.</summary>
    public static DigitRun Read(ReadOnlySpan<char> text, int start)
    {
        var digits = new List<char>(12);
        var groups = new List<int>(4) { 0 };
        var position = start;
        while (position < text.Length)
        {
            if (IsDigit(text[position]))
            {
                digits.Add(CharTable.Fold(text[position]));
                groups[^1]++;
            }
            else if (IsJoint(text[position]) && position + 1 < text.Length && IsDigit(text[position + 1]))
            {
                groups.Add(0);
            }
            else
            {
                break;
            }

            position++;
        }

        var number = new string([.. digits]);
        var isDate = EndsInYear(number)
            && (groups is [<= 2, <= 2, 4]
                || (groups is [4] && (NextTo(text, start - 1, '/') || NextTo(text, position, '/') || FollowsYearWord(text[..start]))));
        return new DigitRun(start, position, number, groups, isDate);
    }

    public static bool IsDigit(char c) => CharTable.Fold(c) is >= '0' and <= '9';

    private static bool IsJoint(char c) => c is ' ' or '.' or '-' or '\u00A0';

    private static bool EndsInYear(string digits) => digits is [.., '1', '9', _, _] or [.., '2', '0', _, _];

    private static bool NextTo(ReadOnlySpan<char> text, int index, char c) =>
        index >= 0 && index < text.Length && text[index] == c;

    private static bool FollowsYearWord(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.EndsWith("năm", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" nam", StringComparison.OrdinalIgnoreCase);
    }
}
