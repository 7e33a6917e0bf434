using System.Globalization;
using System.Text.RegularExpressions;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>Dates as people type them: 1/2/1990, 01-02-1990, 01021990, "ngày 1 tháng 2 năm 1990", 1990-02-01, 1 Feb 1990.</summary>
internal static partial class VietnameseDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly HashSet<string> Words =
        ["ngày", "tháng", "năm", "ngay", "thang", "nam", "mùng", "mung", "mồng", "sinh", "là", "la", "of", "the", "st", "nd", "rd", "th", "on"];

    public static Answer<DateOnly> Read(string text)
    {
        var typed = Digits.ToAscii(text).ToLowerInvariant();
        var numbers = Numbers().Matches(typed).Select(m => m.Value).ToList();
        foreach (var word in Letters().Matches(typed).Select(m => m.Value).Where(w => !Words.Contains(w)))
        {
            var month = Array.FindIndex(Months, m => word.StartsWith(m, StringComparison.Ordinal));
            if (month < 0 || numbers.Count != 2) return Answer.No<DateOnly>("date.unclear");
            numbers.Insert(1, (month + 1).ToString(CultureInfo.InvariantCulture));
        }

        if (numbers is [{ Length: 8 } together]) numbers = [together[..2], together[2..4], together[4..]];
        if (numbers is not [var first, var second, var third] || second.Length > 2) return Answer.No<DateOnly>("date.unclear");
        if (first.Length == 4 && third.Length <= 2) (first, third) = (third, first);
        if (first.Length > 2) return Answer.No<DateOnly>("date.unclear");
        if (third.Length != 4) return Answer.No<DateOnly>("date.short_year");
        return DateOnly.TryParseExact(
            $"{third}-{second.PadLeft(2, '0')}-{first.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Answer.No<DateOnly>("date.no_such_day");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
