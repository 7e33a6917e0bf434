using System.Runtime.InteropServices;

namespace SmartCaBot.Understanding.Matching;

/// <summary>
/// Numbers the features of the catalogue and finds them in a message: words weighted by rarity (IDF), neighbours
/// and phrases. Unknown words count in the length of the message, so they weaken the known ones.
/// </summary>
internal sealed class FeatureIndex
{
    private const int Start = -2;
    private const int End = -3;
    private const float PairValue = 0.7f;
    private const float PhraseValue = 1;
    private const float LengthPower = 0.7f;
    private const float CommonRarity = 0.3f;
    private const float UnknownValue = 0.4f;

    private readonly Dictionary<long, int> _pairs = new(16384);
    private readonly Dictionary<int, int> _words = new(2048);
    private readonly PhraseTrie<int[]> _phrases = new();
    private readonly float[] _rarity;
    private readonly int _unknown;
    private int _count;

    public FeatureIndex(
        IReadOnlyList<Word[]> examples,
        int vocabularySize,
        IReadOnlyList<(Word[] Phrase, int[] Topics)> phrases,
        IEnumerable<int> commonWords,
        int topicCount)
    {
        _rarity = Rarity(examples, vocabularySize);
        foreach (var word in commonWords)
            _rarity[word] = Math.Min(_rarity[word], CommonRarity);
        _unknown = topicCount; // after one feature for the phrases of each topic
        _count = topicCount + 1;
        foreach (var (phrase, topics) in phrases)
            _phrases.Add(phrase, topics);
        var none = new List<Feature>();
        foreach (var example in examples)
            Collect(example, none, add: true);
    }

    public int Count => _count;

    /// <summary>0 for a word that stands everywhere to 1 for one that is unknown.</summary>
    public float RarityOf(int word) => word >= 0 ? _rarity[word] : 1;

    /// <summary>How many words at the start of these are a phrase, and the topics it points to.</summary>
    public int MatchPhrase(ReadOnlySpan<Word> words, out int[]? topics) => _phrases.Match(words, out topics);

    public void Read(ReadOnlySpan<Word> words, List<Feature> features) => Collect(words, features, add: false);

    private void Collect(ReadOnlySpan<Word> words, List<Feature> features, bool add)
    {
        features.Clear();
        var square = 0.1f;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var rarity = RarityOf(word.Id);
            square += rarity * rarity;
            if (word.Id < 0)
            {
                Add(_unknown, UnknownValue, features);
                continue;
            }

            Add(WordFeature(word.Id, add), rarity * word.Trust, features);
            AddPair(i == 0 ? Start : words[i - 1].Id, word.Id, PairValue * Trust(words, i - 1, i), features, add);
            if (i == words.Length - 1)
                AddPair(word.Id, End, PairValue * word.Trust, features, add);
            AddPhrase(words[i..], features);
        }

        var scale = 1 / MathF.Pow(square, LengthPower / 2);
        foreach (ref var feature in CollectionsMarshal.AsSpan(features))
            feature = feature with { Value = feature.Value * scale };
    }

    private void AddPhrase(ReadOnlySpan<Word> words, List<Feature> features)
    {
        var taken = _phrases.Match(words, out var topics);
        if (taken == 0)
            return;
        var trust = 1f;
        foreach (var word in words[..taken])
            trust = Math.Min(trust, word.Trust);
        foreach (var topic in topics!)
            Add(topic, PhraseValue * trust, features);
    }

    private void AddPair(int first, int second, float value, List<Feature> features, bool add)
    {
        if (first == Word.Unknown)
            return;
        var key = ((long)first << 32) | (uint)second;
        if (add && !_pairs.ContainsKey(key))
            _pairs.Add(key, _count++);
        if (_pairs.TryGetValue(key, out var id))
            Add(id, value, features);
    }

    private int WordFeature(int word, bool add)
    {
        if (add && !_words.ContainsKey(word))
            _words.Add(word, _count++);
        return _words.GetValueOrDefault(word, -1);
    }

    private static void Add(int id, float value, List<Feature> features)
    {
        if (id >= 0)
            features.Add(new Feature(id, value));
    }

    private static float Trust(ReadOnlySpan<Word> words, int first, int second) =>
        Math.Min(first < 0 ? 1 : words[first].Trust, words[second].Trust);

    private static float[] Rarity(IReadOnlyList<Word[]> examples, int vocabularySize)
    {
        var counts = new int[vocabularySize];
        foreach (var example in examples)
        {
            foreach (var id in example.Select(word => word.Id).Where(id => id >= 0).Distinct())
                counts[id]++;
        }

        var highest = Math.Log(1 + examples.Count);
        return [.. counts.Select(count => (float)(Math.Log((1.0 + examples.Count) / (1 + count)) / highest))];
    }
}
