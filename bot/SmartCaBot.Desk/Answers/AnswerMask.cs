using System.Text.RegularExpressions;

namespace SmartCaBot.Desk.Answers;

/// <summary>Leaves as much of a value as one needs to speak of it: the last two digits, the year, the given name.</summary>
internal static partial class AnswerMask
{
    private const int FewestDigits = 4;
    private const string Hidden = "•••";

    public static string Of(string value)
    {
        if (Date().IsMatch(value)) return "••/••/" + value[^4..];
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at > 0) return value[0] + Hidden + value[at..];
        if (value.Count(char.IsAsciiDigit) >= FewestDigits) return Hidden + Hidden + value.TrimEnd()[^2..];
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 ? $"{Hidden} {words[^1]}" : value.Length > 2 ? value[..1] + Hidden : Hidden;
    }

    [GeneratedRegex(@"^\d{2}/\d{2}/\d{4}$")]
    private static partial Regex Date();
}
