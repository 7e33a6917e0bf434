using System.Runtime.InteropServices;
using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Understanding.Matching;

/// <summary>Gives each topic of the catalogue its probability for the words of a message, and says how much of it the topic knows.</summary>
internal sealed class TopicMatcher
{
    private readonly MessageReader _reader;
    private readonly FeatureIndex _features;
    private readonly TopicModel _model;
    private readonly TopicWords _topicWords;

    public TopicMatcher(IntentCatalog catalog)
    {
        Topics = catalog.Topics;
        _reader = new MessageReader(catalog);
        var scratch = new Scratch();
        var examples = ReadAll(topic => topic.Examples.Concat(topic.Phrases), scratch);
        var phrases = ReadAll(topic => topic.Phrases, scratch)
            .GroupBy(phrase => string.Join(' ', phrase.Words.Select(word => word.Id)))
            .Select(same => (same.First().Words, same.Select(phrase => phrase.Topic).Distinct().ToArray()));
        _features = new FeatureIndex([.. examples.Select(example => example.Words)], _reader.Vocabulary.Count, [.. phrases], _reader.CommonWords, Topics.Count);
        _topicWords = new TopicWords(examples, _reader.Vocabulary.Count);
        _model = new TopicModel(_features.Count, Topics.Count);
        TopicTrainer.Train(_model, [.. examples.Concat(WithUnknownWords(examples)).Select(example => ToLesson(example, scratch))]);
    }

    public IReadOnlyList<Topic> Topics { get; }

    public int ScoreLength => _model.Stride;

    public void Read(string text, Scratch scratch) => _reader.Read(text, scratch);

    public void Score(ReadOnlySpan<Word> words, Scratch scratch, Span<float> scores)
    {
        _features.Read(words, scratch.Features);
        _model.Score(CollectionsMarshal.AsSpan(scratch.Features), scores);
    }

    /// <summary>The share of the message, by rarity, in words that the topic's examples use: 0 to 1.</summary>
    public float Coverage(ReadOnlySpan<Word> words, int topic)
    {
        var (covered, all) = (0f, 0.0001f);
        foreach (var word in words)
        {
            var rarity = _features.RarityOf(word.Id);
            all += rarity;
            if (_topicWords.Has(topic, word.Id))
                covered += rarity * word.Trust;
        }

        return covered / all;
    }

    /// <summary>Fills the scratch with the services that phrases of the message point to.</summary>
    public void FindServices(ReadOnlySpan<Word> words, List<ServiceMention> found)
    {
        found.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            var taken = _features.MatchPhrase(words[i..], out var topics);
            for (var t = 0; taken > 0 && t < topics!.Length; t++)
            {
                if (Topics[topics[t]].Service is { } service)
                    found.Add(new ServiceMention(service, words[i].FirstToken, words[i + taken - 1].LastToken));
            }
        }
    }

    /// <summary>Whether a phrase of what is out of scope stands in the words.</summary>
    public bool NamesOutOfScope(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (_features.MatchPhrase(words[i..], out var topics) > 0 && Array.Exists(topics!, topic => Topics[topic].IsOutOfScope))
                return true;
        }

        return false;
    }

    /// <summary>Fills <paramref name="rest"/> with the words that are no greeting or thanks; true when there were some of both.</summary>
    public bool TakeAwayCourtesy(ReadOnlySpan<Word> words, List<Word> rest)
    {
        rest.Clear();
        for (var i = 0; i < words.Length;)
        {
            var taken = _features.MatchPhrase(words[i..], out var topics);
            if (taken > 0 && Array.Exists(topics!, topic => Topics[topic].Intent is Intents.ChatGreet or Intents.ChatThanks))
                i += taken;
            else
                rest.Add(words[i++]);
        }

        return rest.Count > 0 && rest.Count < words.Length;
    }

    private List<(Word[] Words, int Topic)> ReadAll(Func<Topic, IEnumerable<string>> texts, Scratch scratch)
    {
        var read = new List<(Word[], int)>();
        for (var topic = 0; topic < Topics.Count; topic++)
        {
            foreach (var text in texts(Topics[topic]))
            {
                _reader.Read(text, scratch);
                if (scratch.Words.Count > 0)
                    read.Add(([.. scratch.Words], topic));
            }
        }

        return read;
    }

    /// <summary>
    /// The examples again, as if their once-used words were not in the catalogue: so the model learns how much an unknown
    /// word says, which is most in what is out of scope.
    /// </summary>
    private IEnumerable<(Word[] Words, int Topic)> WithUnknownWords(List<(Word[] Words, int Topic)> examples)
    {
        var uses = new int[_reader.Vocabulary.Count];
        foreach (var word in examples.SelectMany(example => example.Words).Where(word => word.Id >= 0))
            uses[word.Id]++;
        return examples
            .Where(example => Array.Exists(example.Words, IsRare))
            .Select(example => (Array.ConvertAll(example.Words, word => IsRare(word) ? word with { Id = Word.Unknown } : word), example.Topic));

        bool IsRare(Word word) => word.Id >= 0 && uses[word.Id] == 1;
    }

    private Lesson ToLesson((Word[] Words, int Topic) example, Scratch scratch)
    {
        _features.Read(example.Words, scratch.Features);
        return new Lesson([.. scratch.Features], example.Topic);
    }
}
