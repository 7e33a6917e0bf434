using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A decoded object stream (ISO 32000-1 7.5.7).</summary>
internal sealed class ObjectStream
{
    private readonly byte[] data;
    private readonly PdfLimits limits;
    private readonly long first;
    private readonly List<(long Number, long Offset)> index = [];

    public ObjectStream(PdfDictionary dictionary, byte[] data, PdfLimits limits)
    {
        this.data = data;
        this.limits = limits;
        if (dictionary.Name("Type") != "ObjStm"
            || dictionary["N"] is not PdfInteger { Value: >= 0 } count || count.Value > data.Length / 2
            || dictionary["First"] is not PdfInteger { Value: >= 0 } start || start.Value > data.Length)
        {
            throw PdfException.Damaged("an object stream is malformed");
        }
        first = start.Value;
        limits.XrefEntries(count.Value);
        var lexer = new PdfLexer(new(data, limits));
        for (var i = 0; i < count.Value; i++)
            index.Add((lexer.Unsigned(), lexer.Unsigned()));
    }

    public int Size => data.Length;

    public IEnumerable<long> Numbers => index.Select(entry => entry.Number);

    public void Check(int number, int at)
    {
        if (at >= index.Count || index[at].Number != number || index[at].Offset > data.Length - first)
            throw PdfException.Damaged("an object is not where the cross-reference says");
    }

    public PdfObject Read(int number, int at)
    {
        Check(number, at);
        var start = first + index[at].Offset;
        var source = new PdfSource(data, limits) { Position = start };
        var content = new PdfParser(new PdfLexer(source), limits, inFile: false).Object();
        limits.Parsed(source.Position - start);
        return content;
    }
}
