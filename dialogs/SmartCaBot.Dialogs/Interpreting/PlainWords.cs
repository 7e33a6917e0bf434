using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Folded text without the polite words around it: "dạ em muốn quay lại ạ" is "quay lai".</summary>
internal static class PlainWords
{
    private static readonly HashSet<string> Leading =
        ["da", "thua", "toi", "minh", "em", "anh", "chi", "co", "chu", "bac", "muon", "xin", "cho", "hay", "please", "i", "want", "to", "lam", "on"];

    private static readonly HashSet<string> Trailing =
        ["a", "anh", "chi", "em", "oi", "nhe", "nha", "voi", "di", "please", "giup", "toi", "minh", "cai", "ha", "gium", "dum", "ho"];

    public static string Of(string text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (first, last) = (0, words.Length - 1);
        while (first < last && Leading.Contains(words[first])) first++;
        while (last > first && Trailing.Contains(words[last])) last--;
        return string.Join(' ', words.Skip(first).Take(last - first + 1));
    }
}
