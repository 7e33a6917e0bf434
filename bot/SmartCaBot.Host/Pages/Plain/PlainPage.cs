using System.Text;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Pages.Chat;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>The page as HTML: what has been said, forms to go on, and what can be read without asking.</summary>
internal sealed class PlainPage(IPhraseBook phrases, ContentLibrary content, IPictures pictures, OutageNotes outages, TimeProvider clock)
{
    /// <summary>The element a phone scrolls to: what the person said last, with the answer below it.</summary>
    public const string Newest = "moi";

    private static readonly string[] Menu = ["menu.register", "plain.list", "menu.sign", "menu.status", "menu.human"];

    public IResult Show(string language, IReadOnlyList<PlainEntry> entries, string? said)
    {
        var words = new PlainWords(phrases, language);
        var handbook = content.Handbook;
        var note = PlainNote.Of(said, entries.Count == 0, handbook.Hotline);
        var forms = new PlainForms(words, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        var html = new StringBuilder()
            .Append($"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append($"<title>{words["plain.title"]}</title><link rel=\"icon\" href=\"data:,\"><style>{PlainStyle.Text}</style></head><body>")
            .Append($"<header><h1>{words["plain.title"]}</h1><p>{words["plain.lead"]}</p><p class=\"links\"><a href=\"/\">{words["plain.full"]}</a>")
            .Append(language == "en" ? "<a lang=\"vi\" hreflang=\"vi\" href=\"/co-ban\">" : "<a lang=\"en\" hreflang=\"en\" href=\"/co-ban?lang=en\">")
            .Append($"{words["plain.language"]}</a><a href=\"#dang-ky\">{words["plain.steps"]}</a><a href=\"#dich-vu\">{words["plain.list"]}</a></p></header><main>")
            .Append(outages.ForPlainPage(language))
            .Append($"<section aria-labelledby=\"talk\"><h2 id=\"talk\">{words["plain.talk"]}</h2>");
        new PlainTranscript(words, forms).Append(html, entries);
        if (note is not null) html.Append($"<p class=\"note\" role=\"status\">{words[note]}</p>");
        forms.AppendAsk(html, entries);
        html.Append($"</section><nav aria-labelledby=\"menu\"><h2 id=\"menu\">{words["plain.menu"]}</h2>");
        forms.AppendMenu(html, Menu);
        html.Append("</nav>");
        AppendSteps(html, words, handbook);
        AppendServices(html, words, handbook);
        html.Append($"</main><footer><p>{words[new Phrase("plain.help", ("hotline", handbook.Hotline))]} <a href=\"tel:{handbook.Hotline}\">{handbook.Hotline}</a></p>");
        if (entries.Count > 0) forms.AppendLeave(html);
        return new PlainAnswer(html.Append("</footer></body></html>").ToString());
    }

    private void AppendSteps(StringBuilder html, PlainWords words, Handbook handbook)
    {
        html.Append($"<section aria-labelledby=\"dang-ky\"><h2 id=\"dang-ky\">{words["plain.steps"]}</h2><ol class=\"steps\">");
        foreach (var step in handbook.Steps)
        {
            html.Append("<li>").Append(words.Markdown(step.Text));
            if (step.Picture is { } url && pictures.QrCode(url, words.QrCode(url)) is { } picture)
                html.Append($"<img src=\"{PlainWords.Encode(picture.ContentUrl)}\" alt=\"{PlainWords.Encode(picture.Name)}\" width=\"176\" height=\"176\" loading=\"lazy\">");
            html.Append($"<details><summary>{words["plain.stuck"]}</summary>{words.Markdown(step.Help)}</details></li>");
        }

        html.Append("</ol>").Append(words.Markdown(handbook.StepsSource)).Append("</section>");
    }

    private static void AppendServices(StringBuilder html, PlainWords words, Handbook handbook)
    {
        html.Append($"<section aria-labelledby=\"dich-vu\"><h2 id=\"dich-vu\">{words[new Phrase("plain.services", ("count", handbook.Services.Count))]}</h2><ul class=\"list\">");
        foreach (var line in handbook.Services) html.Append("<li>").Append(words.Line(line)).Append("</li>");
        html.Append("</ul>").Append(words.Markdown(handbook.ServicesSource)).Append(words.Markdown(handbook.Changes)).Append("</section>");
    }

    /// <summary>Never kept anywhere: it is one person's conversation.</summary>
    private sealed class PlainAnswer(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = PlainStyle.Policy;
            // With no referrer at all an older browser would not say that its forms are our own.
            response.Headers["Referrer-Policy"] = "same-origin";
            return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
