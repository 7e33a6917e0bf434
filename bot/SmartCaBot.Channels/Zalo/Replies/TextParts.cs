using System.Globalization;
using System.Text;

namespace SmartCaBot.Channels.Zalo.Replies;

/// <summary>
/// Cuts a text that is too long where a reader would pause: between paragraphs, else lines, else sentences, else words, and only then
/// between letters, never inside one.
/// </summary>
internal static class TextParts
{
    /// <summary>Of one message: characters, composed (NFC). Units of UTF-16 are counted, which are never fewer.</summary>
    public const int Longest = 2000;

    private static readonly string[] Pauses = ["\n\n", "\n", ". ", "; ", ", ", " "];

    public static IReadOnlyList<string> Of(string text, int longest = Longest)
    {
        var parts = new List<string>();
        var rest = text.Normalize(NormalizationForm.FormC).AsSpan().Trim();
        while (rest.Length > longest)
        {
            var cut = Cut(rest, longest);
            var part = rest[..cut].TrimEnd();
            if (part.Length > 0) parts.Add(part.ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0) parts.Add(rest.ToString());
        return parts;
    }

    private static int Cut(ReadOnlySpan<char> text, int longest)
    {
        foreach (var pause in Pauses)
        {
            // A first part of a few words would look like a mistake.
            var at = text[..longest].LastIndexOf(pause, StringComparison.Ordinal);
            if (at >= longest / 4) return at + pause.Length;
        }

        return WholeLetters(text, longest);
    }

    /// <summary>The most letters, with their marks, that fit; one that is longer by itself is cut.</summary>
    private static int WholeLetters(ReadOnlySpan<char> text, int longest)
    {
        var end = 0;
        while (true)
        {
            var next = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + next > longest) break;
            end += next;
        }

        if (end > 0) return end;
        return char.IsHighSurrogate(text[longest - 1]) && longest > 1 ? longest - 1 : longest;
    }
}
