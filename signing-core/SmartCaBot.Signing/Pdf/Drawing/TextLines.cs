using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>A text broken between words.</summary>
public static class TextLines
{
    /// <summary>Lines no wider than the width (points); a word that is wider by itself is cut.</summary>
    public static IReadOnlyList<string> Break(TrueTypeFont font, double size, double width, string text)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(font, size, width, word)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.WidthOf(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }
            line = longer;
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(TrueTypeFont font, double size, double width, string word)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end - start <= 1 || font.WidthOf(word[start..end], size) <= width) continue;
            yield return word[start..(end - 1)];
            start = end - 1;
        }
        yield return word[start..];
    }
}
