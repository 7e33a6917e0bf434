using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What a person has answered in a form, as it may be shown: to themselves, and to whoever helps them.</summary>
public static class AnswersSoFar
{
    /// <param name="frame">The form.</param>
    /// <param name="phrases">For the answers' names.</param>
    /// <param name="language">vi or en.</param>
    /// <param name="mask">Hides personal values in what has no form of its own to be shown in.</param>
    public static IEnumerable<ShownAnswer> Of(Frame frame, IPhraseBook phrases, string language, Func<string, string> mask)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(mask);
        return frame.Entries.Where(e => e is { Kind: EntryKind.Answer, Label: not null })
            .Select(e => new ShownAnswer(e.Key, phrases.Render(new Phrase(e.Label!), language), e.Shown ?? mask(Text(e))));
    }

    private static string Text(Entry entry)
    {
        using var json = JsonDocument.Parse(entry.Json!);
        return json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString()! : "✓";
    }
}

/// <param name="Key">In the form.</param>
/// <param name="Name">As the person knows it.</param>
/// <param name="Value">Masked where it must be.</param>
public sealed record ShownAnswer(string Key, string Name, string Value);
