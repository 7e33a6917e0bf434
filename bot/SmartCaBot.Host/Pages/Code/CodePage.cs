using System.Globalization;
using System.Text;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Pages.Chat;
using SmartCaBot.Host.Pages.Code.Documents;
using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Api.Pages.Pictures;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>The page as HTML: no script, no picture, nothing from elsewhere. Its words are among the bot's phrases.</summary>
internal sealed class CodePage(IPhraseBook phrases, OutageNotes outages, PagePictures pictures, LocaleSettings locale, TimeProvider clock)
{
    private const string Vietnamese = "vi";

    /// <summary>The code is awaited.</summary>
    /// <param name="link">The link by which it was opened.</param>
    /// <param name="code">What it leads to.</param>
    /// <param name="note">What came of the last action.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IResult> AskAsync(string link, AwaitedLink code, CodePageNote note, CancellationToken cancellationToken)
    {
        var (title, why) = code.Awaited.Purpose switch
        {
            CodePurpose.Signature => ("page.sign", "page.sign.why"),
            CodePurpose.Activation => ("page.activate", "page.activate.why"),
            _ => ("page.identify", "page.identify.why"),
        };
        var words = new Words(phrases, code.Language);
        var (said, isBad) = Said(note, code.View);
        var body = new StringBuilder()
            .Append("<h1>").Append(words[title]).Append("</h1>");
        body.Append(outages.ForCode(code.Awaited.Purpose, code.Language));
        if (said is not null) body.Append(isBad ? "<p class=\"said bad\" id=\"said\" role=\"alert\">" : "<p class=\"said\" id=\"said\" role=\"status\">").Append(words[said]).Append("</p>");
        body.Append("<p>").Append(words[why]).Append("</p>");
        var facts = Asked(code).Concat(code.View.Facts).ToArray();
        if (facts.Length > 0)
        {
            body.Append("<dl>");
            foreach (var fact in facts)
                body.Append("<div><dt>").Append(words[fact.Label]).Append("</dt><dd>").Append(PageShell.Text(fact.Value)).Append("</dd></div>");
            body.Append("</dl>");
        }

        if (code.View.Document is { } document)
            DocumentPart.Append(body, phrase => words[phrase], link, document, await pictures.MayShowAsync(document, cancellationToken) ? pictures.Shown(document) : 0);

        body.Append("<form method=\"post\" autocomplete=\"off\">");
        if (code.View.NeedsPassword)
        {
            body.Append("<label for=\"password\">").Append(words["page.password"]).Append("</label>")
                .Append("<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" maxlength=\"128\" required>");
        }

        body.Append("<label for=\"code\">").Append(words["page.code"]).Append("</label>")
            .Append("<p class=\"hint\" id=\"hint\">").Append(words[code.View.NeedsPassword ? "page.code.hint.app" : "page.code.hint"]).Append(' ')
            .Append(words[new Phrase("page.attempts", ("left", code.View.AttemptsLeft))]).Append("</p>")
            .Append("<input id=\"code\" name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"20\" required aria-describedby=\"")
            .Append(isBad ? "said hint\" aria-invalid=\"true\" autofocus>" : "hint\">")
            .Append("<button class=\"primary\" name=\"act\" value=\"enter\">").Append(words[code.Awaited.Purpose == CodePurpose.Signature ? "page.enter.sign" : "page.enter"]).Append("</button></form>")
            .Append(code.View.NeedsPassword ? "" : $"<form method=\"post\"><button name=\"act\" value=\"resend\">{words["code.resend"]}</button></form>")
            .Append("<form method=\"post\"><button class=\"quiet\" name=\"act\" value=\"cancel\">").Append(words["button.cancel"]).Append("</button></form>")
            .Append("<p class=\"warn\">").Append(words[code.View.AskedAt is null ? "page.warn" : "page.identify.warn"]).Append("</p>");
        return Page(words, title, body, StatusCodes.Status200OK);
    }

    public IResult Done(AwaitedLink code) => Notice(code.Language, "page.done", "page.done.back", StatusCodes.Status200OK);

    public IResult Cancelled() => Notice(Vietnamese, "page.cancelled", "page.cancelled.back", StatusCodes.Status200OK);

    /// <summary>The same for every link that opens nothing.</summary>
    public IResult NotFound() => Notice(Vietnamese, "page.not_found", "page.not_found.back", StatusCodes.Status404NotFound);

    /// <summary>From where and when, as the person can compare it with what they have just done.</summary>
    private IEnumerable<CodeFact> Asked(AwaitedLink code)
    {
        if ((code.View.AskedAt ?? code.View.RequestedAt) is not { } at) return [];
        var channel = code.Channel switch
        {
            "directline" => "page.asked.web",
            "zalo" => "page.asked.zalo",
            _ => "page.asked.other",
        };
        var time = TimeZoneInfo.ConvertTime(at, locale.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return [new CodeFact("page.fact.asked", phrases.Render(new Phrase(channel, ("time", time)), code.Language))];
    }

    private (Phrase? Said, bool IsBad) Said(CodePageNote note, CodeView view) => note switch
    {
        CodePageNote.Wrong when view.NeedsPassword => ("totp.wrong", true),
        CodePageNote.Wrong when view.AttemptsLeft == 1 => ("page.said.wrong_last", true),
        CodePageNote.Wrong => ("page.said.wrong", true),
        CodePageNote.Digits => ("page.said.digits", true),
        CodePageNote.Expired => ("page.said.expired", true),
        CodePageNote.Unavailable => ("page.said.unavailable", true),
        CodePageNote.Sent => ("page.said.sent", false),
        CodePageNote.TooSoon => (TooSoon(view), true),
        CodePageNote.NoMore => ("code.no_more", true),
        CodePageNote.NotSent => ("page.said.not_sent", true),
        _ => (null, false),
    };

    private Phrase TooSoon(CodeView view)
    {
        var seconds = (int)Math.Ceiling((view.ResendAt - clock.GetUtcNow()).TotalSeconds);
        return seconds > 0 ? new Phrase("code.cool_down", ("seconds", seconds)) : "page.said.too_many";
    }

    private IResult Notice(string language, string title, string text, int status)
    {
        var words = new Words(phrases, language);
        var body = new StringBuilder().Append("<h1>").Append(words[title]).Append("</h1><p>").Append(words[text]).Append("</p>");
        return Page(words, title, body, status);
    }

    private static IResult Page(Words words, string title, StringBuilder body, int status) =>
        PageShell.Of(words[title], body.ToString(), status, words.Language, pictures: true);

    /// <summary>Phrases of one language, safe to stand in HTML.</summary>
    private readonly record struct Words(IPhraseBook Phrases, string Language)
    {
        public string this[Phrase phrase] => PageShell.Text(Phrases.Render(phrase, Language));
    }
}
