using System.Globalization;
using System.Text;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Code.Documents;

/// <summary>The part of a page that shows what will be signed: pictures of its pages, the first at once and the others unfolded, and the file itself.</summary>
internal static class DocumentPart
{
    /// <param name="body">Is added to.</param>
    /// <param name="words">Phrases, safe in HTML.</param>
    /// <param name="link">The page's own; has nothing in it that HTML or an address would have to escape.</param>
    /// <param name="document">What will be signed.</param>
    /// <param name="shown">Pages that there are pictures of; 0 for none.</param>
    public static void Append(StringBuilder body, Func<Phrase, string> words, string link, DocumentShown document, int shown)
    {
        body.Append("<section aria-labelledby=\"document\"><h2 id=\"document\">").Append(words("page.document")).Append("</h2><p>")
            .Append(words(document.Pages == 0 ? "page.document.data" : shown == 0 ? "page.document.none" : "page.document.why")).Append("</p>");
        if (shown > 0)
        {
            body.Append("<p><a href=\"#code\">").Append(words("page.document.down")).Append("</a></p>");
            List(body, words, link, document, 1, 1);
            if (shown > 1)
            {
                body.Append("<details><summary>").Append(words(new Phrase("page.document.more", ("count", shown - 1)))).Append("</summary>");
                List(body, words, link, document, 2, shown);
                body.Append("</details>");
            }

            if (shown < document.Pages)
                body.Append("<p>").Append(words(new Phrase("page.document.rest", ("count", document.Pages), ("shown", shown)))).Append("</p>");
        }

        body.Append("<p><a class=\"file\" href=\"/sign/").Append(link).Append("/file\">").Append(words("page.document.file")).Append("</a></p></section>");
    }

    private static void List(StringBuilder body, Func<Phrase, string> words, string link, DocumentShown document, int from, int to)
    {
        body.Append("<ol class=\"pages\">");
        for (var page = from; page <= to; page++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/sign/{link}/page/{page}\"><img src=\"/sign/{link}/page/{page}\" alt=\"")
                .Append(words(new Phrase("page.document.alt", ("number", page), ("count", document.Pages)))).Append("\"></a></li>");
        }

        body.Append("</ol>");
    }
}
