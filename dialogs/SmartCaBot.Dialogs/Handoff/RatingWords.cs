using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>A rating as a button, a number ("5", "4 sao", "5/5") or words.</summary>
internal static class RatingWords
{
    private static readonly Dictionary<string, int> Words = Lines(
        (5, "rat tot|rat hai long|tuyet voi|tuyet|xuat sac|qua tot|rat tuyet|very good|excellent|great"),
        (4, "tot|hai long|on|kha|kha tot|good|fine"),
        (3, "binh thuong|tam|tam duoc|cung duoc|trung binh|average|so so"),
        (2, "kem|khong hai long|chua hai long|khong tot|chua tot|chua duoc|bad|poor"),
        (1, "rat kem|rat te|qua te|te|rat khong hai long|qua kem|very bad|terrible"));

    private static readonly HashSet<string> Units = ["sao", "diem", "5", "tren 5", "star", "stars", "point", "points"];

    public static int? Read(TurnInput input)
    {
        if (input.Button is { } press)
            return int.TryParse(press.Answer, NumberStyles.None, CultureInfo.InvariantCulture, out var pressed) && pressed is >= 1 and <= 5 ? pressed : null;
        var words = PlainWords.Of(input.Text);
        if (Words.TryGetValue(words, out var rating)) return rating;
        if (words.Length == 0 || words[0] is < '1' or > '5') return null;
        var rest = words[1..].TrimStart(' ', '/', '-', '–', '.');
        return rest.Length == 0 || Units.Contains(rest) || (Words.TryGetValue(rest, out var named) && named == words[0] - '0') ? words[0] - '0' : null;
    }

    private static Dictionary<string, int> Lines(params (int Rating, string Wordings)[] lines) => lines
        .SelectMany(line => line.Wordings.Split('|').Select(wording => (wording, line.Rating)))
        .ToDictionary(pair => pair.wording, pair => pair.Rating, StringComparer.Ordinal);
}
