using System.Buffers;
using System.Text;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Plain text as Markdown: a name or file name shows exactly as typed and can never become a link or HTML.</summary>
public static class MarkdownText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>()#+!|~&");

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var builder = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c == '<') builder.Append("&lt;");
            else if (c == '>') builder.Append("&gt;");
            else if (c == '&') builder.Append("&amp;");
            else
            {
                if (Special.Contains(c)) builder.Append('\\');
                builder.Append(c);
            }
        }

        return builder.ToString();
    }
}
