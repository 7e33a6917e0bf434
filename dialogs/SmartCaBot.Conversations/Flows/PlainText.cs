using System.Text;
using System.Text.RegularExpressions;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Markdown as this product writes it, shown where there is none: marks go, words, addresses, lists and lines stay.</summary>
public static partial class PlainText
{
    public static string Of(string markdown)
    {
        var text = Link().Replace(markdown, static link => link.Groups[1].Value == link.Groups[2].Value
            ? link.Groups[2].Value
            : $"{link.Groups[1].Value} ({link.Groups[2].Value})");
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && char.IsAscii(text[i + 1]) && char.IsPunctuation(text[i + 1]) | char.IsSymbol(text[i + 1])) plain.Append(text[++i]);
            else if (c == '&' && Entity(text.AsSpan(i), out var meant, out var length))
            {
                plain.Append(meant);
                i += length - 1;
            }
            else if (c is '*' or '`' || c == '_' && IsEdge(text, i) || c == '#' && IsHeading(text, ref i)) continue;
            else plain.Append(c);
        }

        return ManyLines().Replace(plain.ToString(), "\n\n").Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>An underscore at a word's edge is emphasis; inside a name or address it is a letter.</summary>
    private static bool IsEdge(string text, int at) =>
        at == 0 || at == text.Length - 1 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]);

    private static bool IsHeading(string text, ref int at)
    {
        if (at > 0 && text[at - 1] != '\n') return false;
        var end = at;
        while (end < text.Length && text[end] == '#') end++;
        if (end == text.Length || text[end] != ' ') return false;
        at = end;
        return true;
    }

    private static bool Entity(ReadOnlySpan<char> text, out char meant, out int length)
    {
        (meant, length) = text switch
        {
            _ when text.StartsWith("&lt;") => ('<', 4),
            _ when text.StartsWith("&gt;") => ('>', 4),
            _ when text.StartsWith("&amp;") => ('&', 5),
            _ => (' ', 0),
        };
        return length > 0;
    }

    [GeneratedRegex(@"(?<!\\)\[([^\]\n]+)\]\((https?://[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();
}
