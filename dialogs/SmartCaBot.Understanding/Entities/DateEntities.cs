using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCaBot.Understanding.Entities;

/// <summary>Dates as Vietnamese write them, day first: 5/9/2023, 05-09-2023, ngày 5 tháng 9 năm 2023.</summary>
internal static partial class DateEntities
{
    public static void Find(string text, List<Entity> found)
    {
        foreach (var match in Numeric().EnumerateMatches(text))
            Add(text, match, found);
        foreach (var match in Written().EnumerateMatches(text))
            Add(text, match, found);
    }

    private static void Add(string text, ValueMatch match, List<Entity> found)
    {
        Span<int> parts = [0, 0, 0];
        var part = -1;
        var inDigits = false;
        foreach (var c in text.AsSpan(match.Index, match.Length))
        {
            var isDigit = char.IsAsciiDigit(c);
            if (isDigit && !inDigits)
                part++;
            if (isDigit)
                parts[part] = (parts[part] * 10) + (c - '0');
            inDigits = isDigit;
        }

        if (parts[1] is < 1 or > 12 || parts[0] < 1 || parts[0] > DateTime.DaysInMonth(parts[2], parts[1]))
            return;
        var date = new DateOnly(parts[2], parts[1], parts[0]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        found.Add(new Entity(EntityTypes.Date, date, match.Index, match.Length));
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{1,2}([/.\-])[0-9]{1,2}\1[12][0-9]{3}(?![0-9])")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![0-9])[0-9]{1,2}\s+(tháng|thang)\s+[0-9]{1,2}\s+(năm|nam)\s+[12][0-9]{3}(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
