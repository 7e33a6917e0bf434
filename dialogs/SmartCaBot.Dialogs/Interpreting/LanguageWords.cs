using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>"English please", "nói tiếng Việt": when the whole text asks for a language.</summary>
internal static class LanguageWords
{
    private static readonly HashSet<string> English =
        ["english", "in english", "speak english", "tieng anh", "noi tieng anh", "switch to english", "english version", "do you speak english", "can you speak english", "use english"];

    private static readonly HashSet<string> Vietnamese =
        ["tieng viet", "noi tieng viet", "vietnamese", "in vietnamese", "speak vietnamese", "chuyen sang tieng viet", "switch to vietnamese"];

    public static string? Read(string text)
    {
        if (text.Length > 40) return null;
        var folded = Folding.Fold(text);
        foreach (var wording in (ReadOnlySpan<string>)[folded, PlainWords.In(folded)])
        {
            if (English.Contains(wording)) return "en";
            if (Vietnamese.Contains(wording)) return "vi";
        }

        return null;
    }
}
