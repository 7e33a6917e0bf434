using System.Text;

namespace SmartCaBot.Signing.Xml.Canonical;

internal delegate void ByteSink(ReadOnlySpan<byte> bytes);

/// <summary>Characters to UTF-8, escaped as canonical XML asks (C14N 1.0, 2.3).</summary>
internal sealed class CanonicalOutput(ByteSink sink)
{
    private readonly char[] _chars = new char[2048];
    private readonly byte[] _bytes = new byte[2048 * 3];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _count;

    public void Markup(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            Put(character);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                case '&':
                    Markup("&amp;");
                    break;
                case '<':
                    Markup("&lt;");
                    break;
                case '>':
                    Markup("&gt;");
                    break;
                case '\r':
                    Markup("&#xD;");
                    break;
                default:
                    Put(character);
                    break;
            }
        }
    }

    /// <summary> name="value", with a space before.</summary>
    public void Attribute(string name, string value)
    {
        Put(' ');
        Markup(name);
        Markup("=\"");
        foreach (var character in value)
        {
            switch (character)
            {
                case '&':
                    Markup("&amp;");
                    break;
                case '<':
                    Markup("&lt;");
                    break;
                case '"':
                    Markup("&quot;");
                    break;
                case '\t':
                    Markup("&#x9;");
                    break;
                case '\n':
                    Markup("&#xA;");
                    break;
                case '\r':
                    Markup("&#xD;");
                    break;
                default:
                    Put(character);
                    break;
            }
        }
        Put('"');
    }

    public void Flush()
    {
        var length = _encoder.GetBytes(_chars.AsSpan(0, _count), _bytes, flush: false);
        sink(_bytes.AsSpan(0, length));
        _count = 0;
    }

    private void Put(char character)
    {
        if (_count == _chars.Length)
            Flush();
        _chars[_count++] = character;
    }
}
