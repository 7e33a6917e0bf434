using System.Text;

namespace SmartCaBot.Dialogs.Content;

/// <summary>A text with {placeholders}: literal, name, literal, name, … literal.</summary>
internal sealed class PhraseTemplate
{
    private readonly string[] _parts;

    private PhraseTemplate(string text, string[] parts)
    {
        Text = text;
        _parts = parts;
    }

    public string Text { get; }

    public IEnumerable<string> Placeholders => _parts.Where((_, i) => i % 2 == 1);

    public static PhraseTemplate Parse(string text) => new(text, text.Split('{', '}'));

    public string Fill(Func<string, string> value)
    {
        if (_parts.Length == 1) return Text;
        var builder = new StringBuilder(Text.Length + 64);
        for (var i = 0; i < _parts.Length; i++) builder.Append(i % 2 == 0 ? _parts[i] : value(_parts[i]));
        return builder.ToString();
    }
}
