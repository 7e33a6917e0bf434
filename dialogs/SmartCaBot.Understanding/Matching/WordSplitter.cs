namespace SmartCaBot.Understanding.Matching;

/// <summary>Parts words typed without the spaces: "dangkykhaisinh". Each part is a known word; neighbours known as such count most.</summary>
internal sealed class WordSplitter(Vocabulary vocabulary)
{
    private const int ShortestToken = 5;
    private const int LongestWord = 10;
    private const int ShortestWord = 2;

    /// <summary>Replaces the word at the index by its parts and returns their count; 0 when it cannot be parted.</summary>
    public int Split(ReadOnlySpan<char> token, List<Word> words, int index)
    {
        if (token.Length < ShortestToken)
            return 0;
        Span<int> cost = stackalloc int[token.Length + 1];
        Span<int> from = stackalloc int[token.Length + 1];
        Span<int> last = stackalloc int[token.Length + 1];
        cost.Fill(int.MaxValue);
        (cost[0], last[0]) = (0, Word.Unknown);
        for (var end = ShortestWord; end <= token.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestWord); start <= end - ShortestWord; start++)
            {
                if (cost[start] == int.MaxValue || vocabulary.Find(token[start..end]) is var id && id < 0)
                    continue;
                var step = cost[start] + 10 - (vocabulary.HasPair(last[start], id) ? 6 : 0);
                if (step < cost[end])
                    (cost[end], from[end], last[end]) = (step, start, id);
            }
        }

        return cost[^1] < int.MaxValue && HoldsTogether(cost[^1], from) ? Replace(from, last, words, index) : 0;
    }

    /// <summary>At least half of the joints are known pairs; else the parts are chance.</summary>
    private static bool HoldsTogether(int cost, ReadOnlySpan<int> from)
    {
        var parts = 0;
        for (var end = from.Length - 1; end > 0; end = from[end])
            parts++;
        var knownJoints = ((parts * 10) - cost) / 6;
        return parts > 1 && knownJoints * 2 >= parts - 1;
    }

    private static int Replace(ReadOnlySpan<int> from, ReadOnlySpan<int> last, List<Word> words, int index)
    {
        var whole = words[index];
        words.RemoveAt(index);
        var parts = 0;
        for (var end = from.Length - 1; end > 0; end = from[end], parts++)
            words.Insert(index, whole with { Id = last[end] });
        return parts;
    }
}
