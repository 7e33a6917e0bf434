using System.Text.RegularExpressions;

namespace SmartCaBot.Desk.Writing;

/// <summary>What a canned reply's placeholders stand for in one conversation. Personal: holds the citizen's name.</summary>
/// <param name="Citizen">Given name; null when it is not known.</param>
/// <param name="Agent">As citizens see it.</param>
/// <param name="Office">Where the case belongs.</param>
internal sealed record ReplyValues(string? Citizen, string Agent, string Office)
{
    public override string ToString() => "ReplyValues(***)";
}

/// <summary>Texts with {ten_cong_dan}, {ten_can_bo} and {van_phong} in them.</summary>
internal static partial class ReplyText
{
    private const string Citizen = "ten_cong_dan";

    public static readonly IReadOnlyList<string> Placeholders = [Citizen, "ten_can_bo", "van_phong"];

    /// <summary>A name that is not known leaves no gap: "Chào anh/chị {ten_cong_dan}," becomes "Chào anh/chị,".</summary>
    public static string Fill(string text, ReplyValues values)
    {
        var known = values.Citizen is null ? UnknownCitizen().Replace(text, "") : text;
        return Placeholder().Replace(known, match => match.Groups[1].Value switch
        {
            Citizen => values.Citizen ?? "",
            "ten_can_bo" => values.Agent,
            "van_phong" => values.Office,
            _ => match.Value,
        });
    }

    /// <summary>Placeholders in a text that stand for nothing.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Except(Placeholders)];

    [GeneratedRegex(@"\{([a-z_]{1,30})\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@" ?\{ten_cong_dan\}")]
    private static partial Regex UnknownCitizen();
}
