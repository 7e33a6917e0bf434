using System.Collections;

namespace SmartCaBot.Understanding.Matching;

/// <summary>Which words the examples of each topic use.</summary>
internal sealed class TopicWords
{
    private readonly Dictionary<int, BitArray> _words = [];

    public TopicWords(IEnumerable<(Word[] Words, int Topic)> examples, int vocabularySize)
    {
        foreach (var (words, topic) in examples)
        {
            if (!_words.TryGetValue(topic, out var bits))
                _words.Add(topic, bits = new BitArray(vocabularySize));
            foreach (var word in words.Where(word => word.Id >= 0))
                bits[word.Id] = true;
        }
    }

    public bool Has(int topic, int word) => word >= 0 && _words.TryGetValue(topic, out var bits) && bits[word];
}
