using System.Runtime.InteropServices;
using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.Understanding.Matching;

/// <summary>From a text to the words that count: fillers are gone, synonyms are read as what they mean.</summary>
internal sealed class MessageReader
{
    /// <summary>Nobody says more in one message; what follows is not read.</summary>
    private const int MaxTokens = 240;

    private readonly WordReader _words;
    private readonly PhraseTrie<Word[]> _meanings = new();

    public MessageReader(IntentCatalog catalog)
    {
        Vocabulary = VocabularyBuilder.Build(catalog);
        _words = new WordReader(Vocabulary, new SpellingIndex(Vocabulary));
        var scratch = new Scratch();
        foreach (var synonym in catalog.Synonyms)
        {
            Word[] meaning = [.. ReadRaw(synonym.Meaning, scratch)];
            _meanings.Add(ReadRaw(synonym.Wording, scratch), meaning);
        }

        foreach (var filler in catalog.Fillers)
            _meanings.Add(ReadRaw(filler, scratch), []);
        CommonWords = [.. catalog.CommonWords.SelectMany(word => ReadRaw(word, scratch).ToArray()).Select(word => word.Id)];
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>The words of the catalogue's list of common words.</summary>
    public IReadOnlyCollection<int> CommonWords { get; }

    /// <summary>Reads into the scratch: its tokens and its words.</summary>
    public void Read(string text, Scratch scratch)
    {
        var raw = ReadRaw(text, scratch);
        scratch.Words.Clear();
        for (var i = 0; i < raw.Length;)
        {
            var taken = _meanings.Match(raw[i..], out var meaning);
            if (taken == 0)
            {
                scratch.Words.Add(raw[i++]);
                continue;
            }

            var trust = 1f;
            foreach (var word in raw.Slice(i, taken))
                trust = Math.Min(trust, word.Trust);
            foreach (var word in meaning!)
                scratch.Words.Add(new Word(word.Id, trust, raw[i].FirstToken, raw[i + taken - 1].LastToken));
            i += taken;
        }
    }

    private ReadOnlySpan<Word> ReadRaw(string text, Scratch scratch)
    {
        scratch.Tokens.Read(text, MaxTokens);
        _words.Read(scratch.Tokens, scratch.RawWords, scratch.Near);
        return CollectionsMarshal.AsSpan(scratch.RawWords);
    }
}
