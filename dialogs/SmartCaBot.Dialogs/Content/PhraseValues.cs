using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>How the values in a phrase are written. Plain text can never become Markdown.</summary>
internal static class PhraseValues
{
    /// <summary>Vietnam keeps one time all year.</summary>
    public static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly NumberFormatInfo English = NumberFormatInfo.InvariantInfo;

    public static string Format(object value, string language, IPhraseBook phrases) => value switch
    {
        Phrase phrase => phrases.Render(phrase, language),
        IEnumerable<Phrase> lines => string.Join('\n', lines.Select(line => phrases.Render(line, language))),
        string text => MarkdownText.Escape(text),
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToOffset(VietnamOffset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString("N0", language == "en" ? English : Vietnamese),
        decimal number => number.ToString("#,0.#", language == "en" ? English : Vietnamese),
        _ => throw new ArgumentException($"A phrase cannot hold a {value.GetType().Name}."),
    };
}
