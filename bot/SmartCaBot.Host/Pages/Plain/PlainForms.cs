using System.Globalization;
using System.Text;
using System.Text.Json;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>The page's forms. All of one page share its number: whichever is sent, and however often, it says one thing.</summary>
/// <param name="Words">The page's language.</param>
/// <param name="Nonce">New with each page.</param>
internal sealed record PlainForms(PlainWords Words, string Nonce)
{
    /// <summary>Answers that the last message offers.</summary>
    public void AppendButtons(StringBuilder html, PlainEntry last)
    {
        if (last.Activity.SuggestedActions?.Actions is not { Count: > 0 } actions) return;
        Begin(html).Append($"<fieldset><legend>{Words["plain.choices"]}</legend>");
        for (var index = 0; index < actions.Count; index++)
        {
            var title = PlainWords.Encode(actions[index].Title);
            html.Append(actions[index] is { Type: CardAction.OpenUrl, Value: { ValueKind: JsonValueKind.String } url }
                ? $"<a class=\"button\" rel=\"noreferrer\" href=\"{PlainWords.Encode(url.GetString())}\">{title}</a>"
                : string.Create(CultureInfo.InvariantCulture, $"<button name=\"press\" value=\"{last.Sequence}.{index}\">{title}</button>"));
        }

        html.Append("</fieldset></form>");
    }

    /// <summary>A field of the kind that is asked for.</summary>
    public void AppendAsk(StringBuilder html, IReadOnlyList<PlainEntry> entries)
    {
        var asked = Asked(entries);
        if (asked == InputKind.File) AppendFile(html, "plain.file", "plain.send_file", DocumentTypes.Accept);
        if (asked == InputKind.Photo) AppendFile(html, "plain.photo", "plain.send_photo", "image/jpeg,image/png,image/webp");

        var (mode, fill) = asked switch
        {
            InputKind.Otp => ("numeric", "one-time-code"),
            InputKind.Number => ("numeric", "off"),
            InputKind.Date => ("tel", "bday"),
            InputKind.Phone => ("tel", "tel"),
            InputKind.Email => ("email", "email"),
            _ => ("text", "off"),
        };
        Begin(html).Append($"<label for=\"text\">{Words[asked == InputKind.Otp ? "plain.code" : "plain.ask"]}</label>")
            .Append($"<input id=\"text\" type=\"text\" name=\"text\" inputmode=\"{mode}\" autocomplete=\"{fill}\" maxlength=\"2000\">")
            .Append($"<button class=\"primary\">{Words["plain.send"]}</button></form>");
    }

    private void AppendFile(StringBuilder html, string label, string send, string accept) => html
        .Append($"<form method=\"post\" action=\"/co-ban/tep?lang={Words.Language}&amp;nonce={Nonce}\" enctype=\"multipart/form-data\">")
        .Append($"<label for=\"file\">{Words[label]}</label><input id=\"file\" type=\"file\" name=\"file\" accept=\"{accept}\" required>")
        .Append($"<button class=\"primary\">{Words[send]}</button></form>");

    public void AppendMenu(StringBuilder html, IEnumerable<string> labels)
    {
        Begin(html);
        foreach (var label in labels)
        {
            var text = Words[label];
            html.Append($"<button name=\"text\" value=\"{text}\">{text}</button>");
        }

        html.Append("</form>");
    }

    public void AppendLeave(StringBuilder html) => html
        .Append($"<form method=\"post\" action=\"/co-ban/moi?lang={Words.Language}\"><p class=\"soft\" id=\"leave\">{Words["plain.leave.why"]}</p>")
        .Append($"<button class=\"quiet\" aria-describedby=\"leave\">{Words["plain.leave"]}</button></form>");

    private StringBuilder Begin(StringBuilder html) => html
        .Append($"<form method=\"post\" action=\"/co-ban?lang={Words.Language}\" autocomplete=\"off\"><input type=\"hidden\" name=\"nonce\" value=\"{Nonce}\">");

    /// <summary>What the bot's last message asks for.</summary>
    private static InputKind Asked(IReadOnlyList<PlainEntry> entries) =>
        entries is [.., { Activity: { From.Role: Roles.Bot, ChannelData: { ValueKind: JsonValueKind.Object } data } }]
        && data.TryGetProperty("smartca", out var ours) && ours.TryGetProperty("input", out var input)
        && Enum.TryParse<InputKind>(input.GetString(), ignoreCase: true, out var kind) ? kind : InputKind.Any;
}
