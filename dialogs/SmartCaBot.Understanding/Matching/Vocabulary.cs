namespace SmartCaBot.Understanding.Matching;

/// <summary>Every folded word of the catalogue, its number, and the marks it was seen with.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(2048, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _words = [];
    private readonly HashSet<(int Id, int Marks)> _marks = [];
    private readonly HashSet<(long Pair, int Marks)> _markedPairs = [];
    private readonly HashSet<long> _pairsWithMarks = [];
    private readonly HashSet<int> _seenWithMarks = [];
    private readonly HashSet<long> _pairs = [];

    public Vocabulary() => _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _words.Count;

    public string this[int id] => _words[id];

    public IReadOnlyList<string> Words => _words;

    /// <summary>The number of a folded word, or <see cref="Word.Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (EndsInY(word))
        {
            Span<char> other = stackalloc char[word.Length];
            word.CopyTo(other);
            other[^1] = 'i';
            return _bySpan.TryGetValue(other, out var id) ? id : Word.Unknown;
        }

        return _bySpan.TryGetValue(word, out var found) ? found : Word.Unknown;
    }

    public int FindOrAdd(ReadOnlySpan<char> word)
    {
        if (Find(word) is var known and not Word.Unknown)
            return known;
        var text = EndsInY(word) ? string.Concat(word[..^1], "i") : word.ToString();
        _ids.Add(text, _words.Count);
        _words.Add(text);
        return _words.Count - 1;
    }

    public void AddMarks(int id, ReadOnlySpan<char> marked)
    {
        _marks.Add((id, MarksOf(marked)));
        _seenWithMarks.Add(id);
    }

    /// <summary>Whether the word stands in a text typed with marks; else nothing is known of its marks.</summary>
    public bool IsSeenWithMarks(int id) => _seenWithMarks.Contains(id);

    /// <summary>Whether the catalogue writes the word with these marks.</summary>
    public bool HasMarks(int id, ReadOnlySpan<char> marked) => _marks.Contains((id, MarksOf(marked)));

    public void AddMarkedPair(int first, ReadOnlySpan<char> firstMarked, int second, ReadOnlySpan<char> secondMarked)
    {
        _markedPairs.Add((Pair(first, second), Marks(firstMarked, secondMarked)));
        _pairsWithMarks.Add(Pair(first, second));
    }

    /// <summary>Whether the catalogue writes the two words side by side, but never with these marks: "kỳ sổ" for "ký số".</summary>
    public bool ContradictsMarks(int first, ReadOnlySpan<char> firstMarked, int second, ReadOnlySpan<char> secondMarked) =>
        _pairsWithMarks.Contains(Pair(first, second)) && !_markedPairs.Contains((Pair(first, second), Marks(firstMarked, secondMarked)));

    public void AddPair(int first, int second) => _pairs.Add(Pair(first, second));

    /// <summary>Whether the catalogue has the two words side by side.</summary>
    public bool HasPair(int first, int second) => first >= 0 && second >= 0 && _pairs.Contains(Pair(first, second));

    /// <summary>Both spellings of the vowel are in use: kỹ and kĩ, lý and lí.</summary>
    private static bool EndsInY(ReadOnlySpan<char> word) =>
        word.Length is 2 or 3 && word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'o' or 'u');

    private static int Marks(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => (MarksOf(first) * 397) ^ MarksOf(second);

    private static int MarksOf(ReadOnlySpan<char> marked)
    {
        var hash = 17;
        foreach (var c in marked)
            hash = (hash * 31) + SameSound(c);
        return hash;
    }

    private static char SameSound(char c) => c switch
    {
        'ý' => 'í',
        'ỳ' => 'ì',
        'ỷ' => 'ỉ',
        'ỵ' => 'ị',
        'y' => 'i',
        _ => c,
    };

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;
}
