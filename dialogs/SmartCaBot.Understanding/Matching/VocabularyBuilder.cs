using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>Collects the words of the whole catalogue, short forms written out.</summary>
internal static class VocabularyBuilder
{
    public static Vocabulary Build(IntentCatalog catalog)
    {
        var vocabulary = new Vocabulary();
        var tokens = new TokenBuffer();
        foreach (var text in Texts(catalog))
            Add(text, vocabulary, tokens);
        return vocabulary;
    }

    private static IEnumerable<string> Texts(IntentCatalog catalog) =>
        catalog.Topics.SelectMany(topic => topic.Phrases.Concat(topic.Examples))
            .Concat(catalog.Synonyms.SelectMany(synonym => new[] { synonym.Meaning, synonym.Wording }))
            .Concat(catalog.Fillers)
            .Concat(catalog.CommonWords);

    private static void Add(string text, Vocabulary vocabulary, TokenBuffer tokens)
    {
        tokens.Read(text, int.MaxValue);
        var previous = Word.Unknown;
        var isMarked = tokens.IsMarked;
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = previous;
            var expansion = tokens.Expansion(i);
            if (expansion is null)
                previous = AddWord(tokens.Folded(i), previous, vocabulary);
            else
                foreach (var word in expansion)
                    previous = AddWord(word, previous, vocabulary);
            if (isMarked && expansion is null)
                vocabulary.AddMarks(previous, tokens.Marked(i));
            if (isMarked && expansion is null && before >= 0 && !tokens.IsShort(i - 1))
                vocabulary.AddMarkedPair(before, tokens.Marked(i - 1), previous, tokens.Marked(i));
        }
    }

    private static int AddWord(ReadOnlySpan<char> word, int previous, Vocabulary vocabulary)
    {
        var id = vocabulary.FindOrAdd(word);
        if (previous >= 0)
            vocabulary.AddPair(previous, id);
        return id;
    }
}
