using System.Text;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Host.Pages.Plain;

namespace SmartCaBot.Host.Pages.Chat;

/// <summary>What an operator has switched off, as the pages say it. The operator's own words are text, never markup.</summary>
internal sealed class OutageNotes(SwitchNotices notices, IPhraseBook phrases)
{
    /// <summary>In both languages, because the page knows its reader's better than we do; empty when all is on.</summary>
    public string ForStartPage()
    {
        var html = new StringBuilder();
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var notice in notices.OfPage(language))
                html.Append($"<div lang=\"{language}\">").Append(ToHtml(notice, language)).Append("</div>");
        }

        return html.Length == 0 ? "" : $"<div class=\"outage\" role=\"status\">{html}</div>";
    }

    /// <summary>One block for each; empty when all is on.</summary>
    /// <param name="language">vi or en.</param>
    public string ForPlainPage(string language) => string.Concat(
        notices.OfPage(language).Select(notice => $"<div class=\"note\" role=\"status\">{ToHtml(notice, language)}</div>"));

    /// <summary>For the page where a code is entered that signs or activates; empty while signing is on.</summary>
    /// <param name="purpose">Of the code.</param>
    /// <param name="language">vi or en.</param>
    public string ForCode(CodePurpose purpose, string language)
    {
        var notice = purpose switch
        {
            CodePurpose.Signature => notices.Of(SwitchName.Signing, language),
            CodePurpose.Activation => notices.OfActivation(language),
            _ => null,
        };
        return notice is null ? "" : $"<div class=\"said bad\" role=\"alert\">{ToHtml(notice, language)}</div>";
    }

    private string ToHtml(Phrase notice, string language) => PlainMarkdown.ToHtml(phrases.Render(notice, language));
}
