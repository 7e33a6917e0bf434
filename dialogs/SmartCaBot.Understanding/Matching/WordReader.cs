using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>Turns tokens into words of the vocabulary: writes short forms out, undoes keyboards, corrects spelling.</summary>
internal sealed class WordReader(Vocabulary vocabulary, SpellingIndex spelling)
{
    private const float OtherMarks = 0.45f;
    private const float MissingMarks = 0.6f;
    private const float Corrected = 0.85f;
    private const int LongestToken = 40;
    private readonly WordSplitter _splitter = new(vocabulary);

    public void Read(TokenBuffer tokens, List<Word> words, List<(int Id, int Distance)> near)
    {
        words.Clear();
        for (var i = 0; i < tokens.Count; i++)
            ReadPlain(tokens, i, words);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Id == Word.Unknown)
                Recover(tokens, words, ref i, near);
        }

        if (tokens.IsMarked)
            DistrustOtherMarks(tokens, words);
    }

    private void ReadPlain(TokenBuffer tokens, int index, List<Word> words)
    {
        if (tokens.Expansion(index) is { } expansion)
        {
            foreach (var part in expansion)
                words.Add(new Word(vocabulary.Find(part), 1, index, index));
            return;
        }

        var folded = tokens.Folded(index);
        var id = vocabulary.Find(folded);
        if (id >= 0 || !IsNumber(folded))
            words.Add(new Word(id, TrustOf(tokens, index, id), index, index));
    }

    /// <summary>Marks that were typed count: "kỳ sổ" is hardly "ký số", and among marked words "ho" is hardly "hộ".</summary>
    private float TrustOf(TokenBuffer tokens, int index, int id)
    {
        if (id < 0 || !tokens.IsMarked || vocabulary.HasMarks(id, tokens.Marked(index)) || !vocabulary.IsSeenWithMarks(id))
            return 1;
        return tokens[index].HasMarks ? OtherMarks : MissingMarks;
    }

    private void DistrustOtherMarks(TokenBuffer tokens, List<Word> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var (first, second) = (words[i - 1], words[i]);
            if (!tokens[first.FirstToken].HasMarks || !tokens[second.FirstToken].HasMarks
                || !vocabulary.ContradictsMarks(first.Id, tokens.Marked(first.FirstToken), second.Id, tokens.Marked(second.FirstToken)))
                continue;
            words[i - 1] = first with { Trust = Math.Min(first.Trust, OtherMarks) };
            words[i] = second with { Trust = Math.Min(second.Trust, OtherMarks) };
        }
    }

    /// <summary>Tries the ways back from a token to a word, the likeliest first; moves the index over what it put in.</summary>
    private void Recover(TokenBuffer tokens, List<Word> words, ref int i, List<(int Id, int Distance)> near)
    {
        var token = words[i].FirstToken;
        var folded = tokens.Folded(token);
        if (folded.Length > LongestToken || IsNumber(folded) || tokens.IsShort(token))
            return;
        if (FromKeyboard(folded) is var typed and >= 0)
        {
            words[i] = words[i] with { Id = typed };
            return;
        }

        if (!Syllable.IsPossible(folded) && _splitter.Split(folded, words, i) is var parts and > 0)
        {
            i += parts - 1;
            return;
        }

        if (Correct(folded, words, i, near) is var corrected and >= 0)
            words[i] = words[i] with { Id = corrected, Trust = Corrected };
    }

    private int FromKeyboard(ReadOnlySpan<char> folded)
    {
        Span<char> plain = stackalloc char[LongestToken];
        var length = Unstretch(folded, plain);
        if (length > 0 && FindOrExpand(plain[..length]) is var unstretched and >= 0)
            return unstretched;
        length = Telex.Strip(folded, plain);
        return length > 0 ? vocabulary.Find(plain[..length]) : Word.Unknown;
    }

    private static bool IsNumber(ReadOnlySpan<char> token) => !token.ContainsAnyInRange('a', 'z');

    private int FindOrExpand(ReadOnlySpan<char> word) =>
        ShortForms.TryExpand(word) is [var only] ? vocabulary.Find(only) : vocabulary.Find(word);

    /// <summary>"alooo" is "alo".</summary>
    private static int Unstretch(ReadOnlySpan<char> token, Span<char> plain)
    {
        var length = 0;
        for (var i = 0; i < token.Length; i++)
        {
            if (i == 0 || token[i] != token[i - 1])
                plain[length++] = token[i];
        }

        return length < token.Length ? length : 0;
    }

    /// <summary>
    /// The nearest word; among equals one that the catalogue has beside a neighbour. A token that could be a Vietnamese
    /// syllable is another word, unless a neighbour speaks for the correction.
    /// </summary>
    private int Correct(ReadOnlySpan<char> folded, List<Word> words, int i, List<(int Id, int Distance)> near)
    {
        near.Clear();
        spelling.Find(folded, near);
        var before = i > 0 ? words[i - 1].Id : Word.Unknown;
        var after = i + 1 < words.Count ? words[i + 1].Id : Word.Unknown;
        var needsNeighbour = Syllable.IsPossible(folded);
        var (best, bestCost) = (Word.Unknown, int.MaxValue);
        foreach (var (id, distance) in near)
        {
            var neighbours = (vocabulary.HasPair(before, id) ? 1 : 0) + (vocabulary.HasPair(id, after) ? 1 : 0);
            if (needsNeighbour && neighbours == 0)
                continue;
            var cost = (distance * 10) - (neighbours * 6) + (vocabulary[id][0] == folded[0] ? 0 : 3);
            if (cost < bestCost)
                (best, bestCost) = (id, cost);
        }

        return best;
    }
}
