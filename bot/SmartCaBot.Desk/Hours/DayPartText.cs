using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCaBot.Desk.Hours;

/// <summary>Day parts as people type them: "7:30-11:30, 13:00-17:00", "7h30 - 11h30".</summary>
internal static partial class DayPartText
{
    public static string Of(IEnumerable<DayPart> parts) => string.Join(", ", parts);

    /// <summary>Null when it cannot be read, or parts overlap. Nothing typed is no part at all.</summary>
    public static IReadOnlyList<DayPart>? Read(string? text)
    {
        var parts = new List<DayPart>();
        foreach (var piece in (text ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Interval().Match(piece) is not { Success: true } match) return null;
            var part = new DayPart(Minute(match.Groups[1].Value, match.Groups[2].Value), Minute(match.Groups[3].Value, match.Groups[4].Value));
            if (!part.IsValid || parts.Any(other => other.From < part.To && part.From < other.To)) return null;
            parts.Add(part);
        }

        return DayParts.Union(parts);
    }

    private static int Minute(string hour, string minute) =>
        minute is not ("" or [>= '0' and <= '5', _]) ? -1
        : (int.Parse(hour, CultureInfo.InvariantCulture) * 60) + (minute.Length == 0 ? 0 : int.Parse(minute, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(\d{1,2})(?:[:h.]|)(\d{2}|) ?h? ?[-–] ?(\d{1,2})(?:[:h.]|)(\d{2}|) ?h?$")]
    private static partial Regex Interval();
}
