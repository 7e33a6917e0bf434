namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// Something to say, by key, in whatever language the person uses. Values are inserted as plain text: the phrase book
/// escapes them, so that a name or file name can never become Markdown.
/// </summary>
public sealed record Phrase(string Key, params PhraseValue[] Values)
{
    public static implicit operator Phrase(string key) => new(key);

    /// <summary>Content that already stands in both languages (an FAQ answer), not looked up by key.</summary>
    public static Phrase Content(string vietnamese, string english) => new("", ("vi", vietnamese), ("en", english));
}

/// <param name="Name">The placeholder, without braces.</param>
/// <param name="Value">Text, a number, a date, another phrase, or a list of phrases (one a line).</param>
public readonly record struct PhraseValue(string Name, object Value)
{
    public static implicit operator PhraseValue((string Name, object Value) pair) => new(pair.Name, pair.Value);
}

/// <summary>Turns phrases into text. The content files are behind it.</summary>
public interface IPhraseBook
{
    /// <param name="phrase">What to say.</param>
    /// <param name="language">vi or en; a phrase missing in English is said in Vietnamese.</param>
    string Render(Phrase phrase, string language);
}
