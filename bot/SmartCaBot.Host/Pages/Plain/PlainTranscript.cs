using System.Globalization;
using System.Text;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>What was said, oldest first; the buttons of the last answer below it.</summary>
internal sealed class PlainTranscript(PlainWords words, PlainForms forms)
{
    public void Append(StringBuilder html, IReadOnlyList<PlainEntry> entries)
    {
        if (entries.Count == 0) return;
        var newest = entries.LastOrDefault(entry => IsPerson(entry.Activity)) ?? entries[^1];
        html.Append("<ol class=\"talk\">");
        foreach (var entry in entries)
        {
            var mine = IsPerson(entry.Activity);
            html.Append(mine ? "<li class=\"me\"" : "<li")
                .Append(ReferenceEquals(entry, newest) ? $" id=\"{PlainPage.Newest}\">" : ">")
                .Append("<p class=\"who\">").Append(words[PlainSpeaker.Of(entry.Activity)]).Append("</p>");
            AppendText(html, entry.Activity);
            foreach (var attachment in entry.Activity.Attachments ?? []) AppendAttachment(html, attachment);
            html.Append("</li>");
        }

        html.Append("</ol>");
        var owner = PlainSpeaker.OwnerOf(entries);
        if (owner is not null) AppendLook(html, owner);
        else if (IsPerson(entries[^1].Activity)) AppendLook(html, "plain.waiting");
        if (!IsPerson(entries[^1].Activity)) forms.AppendButtons(html, entries[^1]);
    }

    /// <summary>Nothing comes by itself on this page.</summary>
    private void AppendLook(StringBuilder html, Phrase note) => html.Append(
        CultureInfo.InvariantCulture,
        $"<p class=\"note\" role=\"status\">{words[note]}</p><p><a class=\"button\" href=\"/co-ban?lang={words.Language}&amp;said=said#{PlainPage.Newest}\">{words["plain.look"]}</a></p>");

    public static bool IsPerson(Activity activity) => activity.From?.Role == Roles.User;

    private static void AppendText(StringBuilder html, Activity activity)
    {
        if (activity.Text is not { Length: > 0 } text) return;
        if (activity.TextFormat == TextFormats.Markdown) html.Append(PlainMarkdown.ToHtml(text));
        else html.Append("<p>").Append(PlainWords.Encode(text).ReplaceLineEndings("<br>")).Append("</p>");
    }

    /// <summary>A picture of ours, or a file to fetch; cards hold nothing that the text does not say.</summary>
    private static void AppendAttachment(StringBuilder html, Attachment attachment)
    {
        if (attachment.ContentUrl is not { Length: > 0 } url) return;
        var (address, name) = (PlainWords.Encode(url), PlainWords.Encode(attachment.Name));
        html.Append(attachment.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true
            ? $"<img src=\"{address}\" alt=\"{name}\" width=\"176\" height=\"176\">"
            : $"<p><a class=\"button\" href=\"{address}\">{name}</a></p>");
    }
}
