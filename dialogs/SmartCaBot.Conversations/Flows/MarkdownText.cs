using System.Buffers;
using System.Text;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Plain text as Markdown: a name or file name shows exactly as typed and can never become a link or HTML.</summary>
public static class MarkdownText
{
    // The last three only where a page would make a link of a bare address.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>()#+!|~&.:@");

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var builder = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<') builder.Append("&lt;");
            else if (c == '>') builder.Append("&gt;");
            else if (c == '&') builder.Append("&amp;");
            else
            {
                if (Special.Contains(c) && (c is not ('.' or ':' or '@') || IsInAddress(text, i))) builder.Append('\\');
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    /// <summary>"vidu.vn", "https://…", "ten@vidu.vn". The ending of "don.pdf" is no domain, and reads better as it is.</summary>
    private static bool IsInAddress(string text, int at)
    {
        var after = text.AsSpan(at + 1);
        return text[at] switch
        {
            ':' => after.StartsWith("//", StringComparison.Ordinal),
            '@' => after.Length > 0 && !char.IsWhiteSpace(after[0]),
            _ => after.Length > 0 && char.IsLetterOrDigit(after[0]) && !IsFileEnding(text.AsSpan(at)),
        };
    }

    private static bool IsFileEnding(ReadOnlySpan<char> text)
    {
        foreach (var type in DocumentTypes.Signable.Concat(DocumentTypes.Old))
        {
            if (text.Equals(type.Ending, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
