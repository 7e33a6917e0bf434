using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>Phrases of one language, safe to stand in HTML.</summary>
internal sealed record PlainWords(IPhraseBook Phrases, string Language)
{
    private const string Mark = "- ";

    public string this[Phrase phrase] => PlainMarkdown.Inline(Phrases.Render(phrase, Language));

    public string Markdown(Phrase phrase) => PlainMarkdown.ToHtml(Phrases.Render(phrase, Language));

    /// <summary>One line of a list that has its own marks.</summary>
    public string Line(Phrase phrase)
    {
        var line = Phrases.Render(phrase, Language);
        return PlainMarkdown.Inline(line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..] : line);
    }

    public string QrCode(string url) => Language == "en" ? $"QR code that opens {url}" : $"Mã QR mở trang {url}";

    public static string Encode(string? text) => PlainMarkdown.Encoder.Encode(text ?? "");
}
