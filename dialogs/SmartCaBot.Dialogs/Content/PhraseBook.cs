using System.Collections.Frozen;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>
/// The phrases of <c>phrases.vi.yaml</c> and <c>phrases.en.yaml</c>; what is missing in English is said in Vietnamese. Any phrase may say
/// <c>{kinds}</c>: the documents that can be signed.
/// </summary>
internal sealed class PhraseBook : IPhraseBook
{
    private const string Kinds = "kinds";

    private readonly FrozenDictionary<string, PhraseTemplate> _vietnamese;
    private readonly FrozenDictionary<string, PhraseTemplate> _english;
    private readonly TimeZoneInfo _zone;

    private PhraseBook(FrozenDictionary<string, PhraseTemplate> vietnamese, FrozenDictionary<string, PhraseTemplate> english, TimeZoneInfo zone)
    {
        _vietnamese = vietnamese;
        _english = english;
        _zone = zone;
    }

    public IReadOnlyDictionary<string, PhraseTemplate> Vietnamese => _vietnamese;

    public IReadOnlyDictionary<string, PhraseTemplate> English => _english;

    /// <param name="vietnamese">The whole of it.</param>
    /// <param name="english">What there is.</param>
    /// <param name="zone">In which times are said.</param>
    public static PhraseBook Read(YamlFile vietnamese, YamlFile english, TimeZoneInfo zone) => new(ReadAll(vietnamese), ReadAll(english), zone);

    public string Render(Phrase phrase, string language)
    {
        if (phrase.Key.Length == 0)
            return (string)(Find(phrase, language) ?? Find(phrase, "vi") ?? "");
        var template = (language == "en" ? _english.GetValueOrDefault(phrase.Key) : null) ?? _vietnamese.GetValueOrDefault(phrase.Key)
            ?? throw new KeyNotFoundException($"There is no phrase '{phrase.Key}'.");
        return template.Fill(name => Find(phrase, name) is { } value ? PhraseValues.Format(value, language, this, _zone)
            : name == Kinds ? DocumentTypes.Names
            : throw new KeyNotFoundException($"Phrase '{phrase.Key}' needs a value for '{name}'."));
    }

    private static object? Find(Phrase phrase, string name)
    {
        foreach (var value in phrase.Values)
        {
            if (value.Name == name) return value.Value;
        }

        return null;
    }

    private static FrozenDictionary<string, PhraseTemplate> ReadAll(YamlFile file) => file.Pairs(file.Root())
        .ToFrozenDictionary(pair => pair.Key, pair => PhraseTemplate.Parse(file.Text(pair.Value)), StringComparer.Ordinal);
}
