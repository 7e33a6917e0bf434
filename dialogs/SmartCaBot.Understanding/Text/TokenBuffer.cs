using System.Text;

namespace SmartCaBot.Understanding.Text;

/// <summary>Cuts a text into folded tokens; reused from message to message, so it allocates only while it grows.</summary>
internal sealed class TokenBuffer
{
    private char[] _folded = new char[256];
    private char[] _marked = new char[256];
    private Token[] _tokens = new Token[64];
    private int _length;

    public int Count { get; private set; }

    /// <summary>The person types marks: at least two tokens in five have one.</summary>
    public bool IsMarked { get; private set; }

    public Token this[int index] => _tokens[index];

    public ReadOnlySpan<char> Folded(int index) => _folded.AsSpan(_tokens[index].Offset, _tokens[index].Length);

    /// <summary>As <see cref="Folded"/>, with the marks as typed; the same length.</summary>
    public ReadOnlySpan<char> Marked(int index) => _marked.AsSpan(_tokens[index].Offset, _tokens[index].Length);

    /// <summary>What the token stands for, when it is a short form; with marks on its vowels it is none.</summary>
    public string[]? Expansion(int index) => _tokens[index].HasMarks ? null : ShortForms.TryExpand(Folded(index));

    public bool IsShort(int index) => Expansion(index) is not null;

    /// <summary>Reads at most <paramref name="maxTokens"/> tokens; the rest of the text is left alone.</summary>
    public void Read(ReadOnlySpan<char> text, int maxTokens)
    {
        Count = 0;
        _length = 0;
        IsMarked = false;
        var position = 0;
        while (position < text.Length && Count < maxTokens)
        {
            if (CharTable.Fold(text[position]) is CharTable.Separator or CharTable.Ignored)
                position++;
            else
                position = ReadToken(text, position);
        }

        var marked = 0;
        for (var i = 0; i < Count; i++)
            marked += _tokens[i].HasMarks ? 1 : 0;
        IsMarked = marked > 0 && marked * 5 >= Count * 2;
    }

    private int ReadToken(ReadOnlySpan<char> text, int start)
    {
        var offset = _length;
        var hasMarks = false;
        var position = start;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            var folded = CharTable.Fold(c);
            if (folded == CharTable.Separator)
                break;
            if (folded == CharTable.Ignored)
            {
                hasMarks |= ComposeOntoLast(offset, c);
                continue;
            }

            Append(folded, CharTable.Mark(c));
            hasMarks |= _marked[_length - 1] != folded && _marked[_length - 1] != 'đ';
        }

        AddToken(new Token(offset, _length - offset, start, position - start, hasMarks));
        return position;
    }

    /// <summary>Joins a combining mark with the letter before it (decomposed text, as macOS and some keyboards send).</summary>
    private bool ComposeOntoLast(int offset, char mark)
    {
        if (_length == offset || mark is < '\u0300' or > '\u036F')
            return false;
        ReadOnlySpan<char> pair = [_marked[_length - 1], mark];
        var composed = new string(pair).Normalize(NormalizationForm.FormC);
        if (composed.Length != 1)
            return false;
        _marked[_length - 1] = CharTable.Mark(composed[0]);
        return true;
    }

    private void Append(char folded, char marked)
    {
        if (_length == _folded.Length)
        {
            Array.Resize(ref _folded, _length * 2);
            Array.Resize(ref _marked, _length * 2);
        }

        _folded[_length] = folded;
        _marked[_length++] = marked;
    }

    private void AddToken(Token token)
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, Count * 2);
        _tokens[Count++] = token;
    }
}
