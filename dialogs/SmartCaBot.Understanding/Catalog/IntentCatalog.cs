namespace SmartCaBot.Understanding.Catalog;

/// <summary>What <c>intents.yaml</c> says, checked: the examples, and the words that mean the same or nothing.</summary>
public sealed class IntentCatalog
{
    internal IntentCatalog(
        Thresholds thresholds,
        IReadOnlyList<Topic> topics,
        IReadOnlyList<Synonym> synonyms,
        IReadOnlyList<string> fillers,
        IReadOnlyList<string> commonWords)
    {
        Thresholds = thresholds;
        Topics = topics;
        Synonyms = synonyms;
        Fillers = fillers;
        CommonWords = commonWords;
    }

    internal Thresholds Thresholds { get; }

    internal IReadOnlyList<Topic> Topics { get; }

    /// <summary>How many public services there are; their numbers go from 1 to this.</summary>
    internal int ServiceCount => Topics.Count(topic => topic.Service is not null);

    internal IReadOnlyList<Synonym> Synonyms { get; }

    /// <summary>Polite and empty words.</summary>
    internal IReadOnlyList<string> Fillers { get; }

    /// <summary>Words that say little about the subject, whether the examples have them or not.</summary>
    internal IReadOnlyList<string> CommonWords { get; }

    /// <exception cref="FormatException">The text is no catalogue; the message names the line and what is wrong.</exception>
    public static IntentCatalog Parse(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return CatalogReader.Read(yaml);
    }
}

/// <summary>A wording and the words it is read as.</summary>
internal readonly record struct Synonym(string Wording, string Meaning);
