using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>
/// The Markdown that the bot writes, as HTML: paragraphs, lists, bold, emphasis, escapes and bare https addresses. Anything else stays the text it
/// is, so nothing that a person typed becomes markup.
/// </summary>
internal static partial class PlainMarkdown
{
    private const string Item = "- ";

    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string ToHtml(string markdown)
    {
        var html = new StringBuilder();
        var open = "";
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.Trim();
            var wanted = line.Length == 0 ? "" : line.StartsWith(Item, StringComparison.Ordinal) ? "ul" : "p";
            var goesOn = wanted == open && open == "p";
            if (wanted != open)
            {
                if (open.Length > 0) html.Append("</").Append(open).Append('>');
                if (wanted.Length > 0) html.Append('<').Append(wanted).Append('>');
                open = wanted;
            }

            if (wanted == "ul") html.Append("<li>").Append(Inline(line[Item.Length..])).Append("</li>");
            else if (wanted == "p") html.Append(goesOn ? "<br>" : "").Append(Inline(line));
        }

        if (open.Length > 0) html.Append("</").Append(open).Append('>');
        return html.ToString();
    }

    /// <summary>One line, or a part of one.</summary>
    public static string Inline(string text)
    {
        var html = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var match = Mark().Match(text, at);
            if (!match.Success) return html.Append(Encoder.Encode(text[at..])).ToString();
            html.Append(Encoder.Encode(text[at..match.Index]));
            Append(html, match);
            at = match.Index + match.Length;
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, Match match)
    {
        if (match.Groups["escaped"] is { Success: true } escaped) html.Append(Encoder.Encode(escaped.Value));
        else if (match.Groups["entity"] is { Success: true } entity) html.Append(entity.Value);
        else if (match.Groups["strong"] is { Success: true } strong) html.Append("<strong>").Append(Inline(strong.Value)).Append("</strong>");
        else if (match.Groups["em"] is { Success: true } em) html.Append("<em>").Append(Inline(em.Value)).Append("</em>");
        else
        {
            var address = Encoder.Encode(match.Groups["url"].Value);
            html.Append("<a href=\"").Append(address).Append("\" rel=\"noreferrer\">").Append(address).Append("</a>");
        }
    }

    // The phrase book writes <, > and & of inserted values as these three entities.
    [GeneratedRegex(
        @"\\(?<escaped>[\\`*_{}\[\]<>()#+!|~&.:@\-])|(?<entity>&(?:lt|gt|amp);)|\*\*(?<strong>(?:\\.|[^*\\])+)\*\*|(?<![\p{L}\p{N}])_(?<em>(?:\\.|[^_\\])+)_(?![\p{L}\p{N}])|(?<url>https://[^\s<>()""\\]*[^\s<>()""\\.,:;?!])")]
    private static partial Regex Mark();
}
