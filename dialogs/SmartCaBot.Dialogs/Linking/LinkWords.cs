using System.Text.RegularExpressions;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>What people write to link their channels. A code stands at the beginning: "#SC K7M2-PQ9A".</summary>
internal static partial class LinkWords
{
    private const int LengthOfCode = 8;
    private const string Hidden = "••••-••••";

    /// <summary>The dialog and its argument; null when the text is about something else.</summary>
    public static (string Dialog, string? Argument)? Read(string text, bool nothingElseWaits)
    {
        if (Campaign().Match(text) is { Success: true } campaign && campaign.Groups[1].Value.Count(char.IsAsciiLetterOrDigit) > LengthOfCode)
            return (DialogNames.Campaign, campaign.Groups[1].Value);
        if (Announced().Match(text) is { Success: true } announced) return (DialogNames.LinkEnter, Plain(announced));
        if (nothingElseWaits && Bare().Match(text) is { Success: true } bare && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter))
            return (DialogNames.LinkEnter, Plain(bare));
        return PlainWords.Of(text) switch
        {
            "lien ket" or "lien ket kenh" or "lien ket kenh khac" or "lien ket zalo" or "lien ket voi zalo" or "lien ket tai khoan"
                or "ma lien ket" or "lay ma lien ket" or "lam tiep tren zalo" or "lam tiep tren may khac" or "link channels" or "link" => (DialogNames.Link, null),
            "huy lien ket" or "bo lien ket" or "ngat lien ket" or "go lien ket" or "unlink" => (DialogNames.LinkEnd, null),
            _ => null,
        };
    }

    /// <summary>A code is good until it is used, so the transcript does not keep it.</summary>
    public static string Mask(string text) => Announced().Replace(text, "#SC " + Hidden);

    public static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    private static string Plain(Match match) => (match.Groups[1].Value + match.Groups[2].Value).ToUpperInvariant();

    [GeneratedRegex(@"^\s*#\s*sc[\s:]*([0-9a-z]{4})[\s-]*([0-9a-z]{4})(?![0-9a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    /// <summary>Longer than a code of ours: an office's printed one.</summary>
    [GeneratedRegex(@"^\s*#\s*sc[\s:]+([0-9a-z]{4,64}(?:[\s-]+[0-9a-z]{4,64}){0,7})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Campaign();

    [GeneratedRegex("^([2-9A-HJKMNP-Z]{4})[ -]?([2-9A-HJKMNP-Z]{4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
