using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>
/// Finds words a few keystrokes away. Each word is filed under what remains when letters are left out, so a look-up
/// costs a handful of hash probes (the symmetric delete method), not a comparison with every word.
/// </summary>
internal sealed class SpellingIndex
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<int, List<int>> _byRemainder = [];

    public SpellingIndex(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        for (var id = 0; id < vocabulary.Count; id++)
        {
            if (vocabulary[id] is { Length: >= 3 } word && !char.IsDigit(word[0]))
                File(word, id, MaxDistance(word.Length + 1));
        }
    }

    /// <summary>How many mistakes a word of this length may have.</summary>
    public static int MaxDistance(int length) => length switch
    {
        < 4 => 0,
        < 7 => 1,
        _ => 2,
    };

    /// <summary>Adds the words near enough, with their distance; the list may hold one twice.</summary>
    public void Find(ReadOnlySpan<char> token, List<(int Id, int Distance)> found)
    {
        var max = MaxDistance(token.Length);
        if (max > 0)
            Probe(token, token, max, found);
    }

    private void Probe(ReadOnlySpan<char> token, ReadOnlySpan<char> remainder, int deletes, List<(int Id, int Distance)> found)
    {
        if (_byRemainder.TryGetValue(Hash(remainder), out var ids))
        {
            foreach (var id in ids)
            {
                var distance = EditDistance.Between(token, _vocabulary[id]);
                if (distance <= MaxDistance(token.Length))
                    found.Add((id, distance));
            }
        }

        if (deletes == 0)
            return;
        Span<char> shorter = stackalloc char[remainder.Length - 1];
        for (var i = 0; i < remainder.Length; i++)
        {
            remainder[..i].CopyTo(shorter);
            remainder[(i + 1)..].CopyTo(shorter[i..]);
            Probe(token, shorter, deletes - 1, found);
        }
    }

    private void File(ReadOnlySpan<char> remainder, int id, int deletes)
    {
        if (!_byRemainder.TryGetValue(Hash(remainder), out var ids))
            _byRemainder.Add(Hash(remainder), ids = []);
        if (!ids.Contains(id))
            ids.Add(id);
        if (deletes == 0)
            return;
        Span<char> shorter = stackalloc char[remainder.Length - 1];
        for (var i = 0; i < remainder.Length; i++)
        {
            remainder[..i].CopyTo(shorter);
            remainder[(i + 1)..].CopyTo(shorter[i..]);
            File(shorter, id, deletes - 1);
        }
    }

    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
