using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>How the values in a phrase are written. Plain text can never become Markdown.</summary>
internal static class PhraseValues
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly NumberFormatInfo English = NumberFormatInfo.InvariantInfo;

    public static string Format(object value, string language, IPhraseBook phrases, TimeZoneInfo zone) => value switch
    {
        Phrase phrase => phrases.Render(phrase, language),
        IEnumerable<Phrase> lines => string.Join('\n', lines.Select(line => phrases.Render(line, language))),
        string text => MarkdownText.Escape(text),
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DayOf day => TimeZoneInfo.ConvertTime(day.Instant, zone).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        TimeOf time => TimeZoneInfo.ConvertTime(time.Instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset instant => TimeZoneInfo.ConvertTime(instant, zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString("N0", language == "en" ? English : Vietnamese),
        decimal number => number.ToString("#,0.#", language == "en" ? English : Vietnamese),
        _ => throw new ArgumentException($"A phrase cannot hold a {value.GetType().Name}."),
    };
}

/// <summary>An instant of which only the day is said, as it is where the service is.</summary>
internal readonly record struct DayOf(DateTimeOffset Instant);

/// <summary>An instant of today, of which only the time is said.</summary>
internal readonly record struct TimeOf(DateTimeOffset Instant);
