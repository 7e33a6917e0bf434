namespace SmartCaBot.Understanding.Matching;

/// <summary>Sequences of words, each with a value; finds the longest that starts at a place.</summary>
internal sealed class PhraseTrie<T>
{
    private readonly Dictionary<long, int> _next = [];
    private readonly List<(bool Ends, T? Value)> _nodes = [(false, default)];

    /// <summary>A later value for the same words is left out.</summary>
    public void Add(ReadOnlySpan<Word> words, T value)
    {
        var node = 0;
        foreach (var word in words)
        {
            if (!_next.TryGetValue(Key(node, word.Id), out var next))
            {
                next = _nodes.Count;
                _nodes.Add((false, default));
                _next.Add(Key(node, word.Id), next);
            }

            node = next;
        }

        if (node != 0 && !_nodes[node].Ends)
            _nodes[node] = (true, value);
    }

    /// <summary>How many words the longest match takes, 0 when there is none.</summary>
    public int Match(ReadOnlySpan<Word> words, out T? value)
    {
        value = default;
        var (node, taken) = (0, 0);
        for (var i = 0; i < words.Length && words[i].Id >= 0 && _next.TryGetValue(Key(node, words[i].Id), out node); i++)
        {
            if (_nodes[node].Ends)
                (taken, value) = (i + 1, _nodes[node].Value);
        }

        return taken;
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
