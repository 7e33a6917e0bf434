using System.Collections.Frozen;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Folded text without the polite words around it: "dạ em muốn quay lại ạ" is "quay lai".</summary>
internal static class PlainWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leading = Lookup(
        "da", "thua", "toi", "minh", "em", "anh", "chi", "co", "chu", "bac", "muon", "xin", "cho", "hay", "please", "i", "want", "to", "lam", "on");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Trailing = Lookup(
        "a", "anh", "chi", "em", "oi", "nhe", "nha", "voi", "di", "please", "giup", "toi", "minh", "cai", "ha", "gium", "dum", "ho");

    public static string Of(string text) => In(Folding.Fold(text));

    /// <summary>As <see cref="Of"/>, of a text that is folded already.</summary>
    public static string In(string folded)
    {
        var words = folded.AsSpan();
        for (var end = words.IndexOf(' '); end > 0 && Leading.Contains(words[..end]); end = words.IndexOf(' '))
            words = words[(end + 1)..];
        for (var start = words.LastIndexOf(' '); start > 0 && Trailing.Contains(words[(start + 1)..]); start = words.LastIndexOf(' '))
            words = words[..start];
        return words.Length == folded.Length ? folded : words.ToString();
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
