using System.Buffers;
using System.Globalization;
using System.Text;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>Bytes that will stand behind the original document.</summary>
internal sealed class PdfOutput
{
    private readonly ArrayBufferWriter<byte> bytes = new(4096);

    public int Position => bytes.WrittenCount;

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public PdfOutput Ascii(string text)
    {
        Encoding.Latin1.GetBytes(text, bytes);
        return this;
    }

    public PdfOutput Ascii(FormattableString text) => Ascii(text.ToString(CultureInfo.InvariantCulture));

    public PdfOutput Fill(byte value, int count)
    {
        bytes.GetSpan(count)[..count].Fill(value);
        bytes.Advance(count);
        return this;
    }

    public PdfOutput Bytes(ReadOnlySpan<byte> data)
    {
        bytes.Write(data);
        return this;
    }

    public PdfOutput Object(PdfObject value)
    {
        switch (value)
        {
            case PdfNull: return Ascii("null");
            case PdfBoolean { Value: var truth }: return Ascii(truth ? "true" : "false");
            case PdfInteger { Value: var number }: return Ascii($"{number}");
            case PdfReal { Text: var text }: return Ascii(text);
            case PdfName { Value: var name }: return Name(name);
            case PdfString { Bytes: var content }: return String(content);
            case PdfReference { Number: var number, Generation: var generation }: return Ascii($"{number} {generation} R");
            case PdfArray { Items: var items }: return Array(items);
            case PdfDictionary dictionary: return Dictionary(dictionary);
            case PdfNewStream stream: return Stream(stream);
            default: throw new InvalidOperationException($"{value.GetType().Name} cannot be written");
        }
    }

    private PdfOutput Stream(PdfNewStream stream) =>
        Dictionary(stream.Dictionary.With("Length", new PdfInteger(stream.Data.Length))).Ascii("\nstream\n").Bytes(stream.Data).Ascii("\nendstream");

    private PdfOutput Name(string name)
    {
        Ascii("/");
        foreach (var c in name)
        {
            if (c is > ' ' and <= '~' && c != '#' && PdfCharacters.IsRegular(c))
                Ascii(c.ToString());
            else
                Ascii($"#{(int)c:X2}");
        }
        return this;
    }

    private PdfOutput String(byte[] content)
    {
        if (content.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return Ascii("<").Ascii(Convert.ToHexString(content)).Ascii(">");
        var text = Encoding.ASCII.GetString(content);
        return Ascii("(").Ascii(text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Ascii(")");
    }

    private PdfOutput Array(IReadOnlyList<PdfObject> items)
    {
        Ascii("[");
        for (var i = 0; i < items.Count; i++)
            Ascii(i == 0 ? "" : " ").Object(items[i]);
        return Ascii("]");
    }

    private PdfOutput Dictionary(PdfDictionary dictionary)
    {
        Ascii("<<");
        foreach (var (key, value) in dictionary.Entries)
            Name(key).Ascii(" ").Object(value);
        return Ascii(">>");
    }
}
