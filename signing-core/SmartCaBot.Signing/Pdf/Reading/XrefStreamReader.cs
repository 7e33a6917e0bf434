using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A cross-reference stream (ISO 32000-1 7.5.8).</summary>
internal static class XrefStreamReader
{
    public static PdfDictionary Read(PdfLexer lexer, PdfLimits limits, Action<int, XrefEntry> add)
    {
        var (_, content) = IndirectObject.Read(lexer, limits);
        if (content is not PdfStream stream || stream.Dictionary.Name("Type") != "XRef")
            throw PdfException.Damaged("no cross-reference section where one should be");
        var dictionary = stream.Dictionary;
        // The length cannot be looked up elsewhere: this is the table that look-ups need.
        if (dictionary["Length"] is not PdfInteger { Value: var length })
            throw PdfException.Damaged("a cross-reference stream has no length");

        var data = StreamDecoder.Decode(lexer.Source, stream, length, limits);
        var widths = Widths(dictionary);
        var row = widths[0] + widths[1] + widths[2];
        var at = 0;
        foreach (var (first, count) in Index(dictionary))
        {
            limits.XrefEntries(count);
            if (count > (data.Length - at) / row)
                throw PdfException.Damaged("a cross-reference stream is too short");
            for (var i = 0; i < count; i++, at += row)
                add((int)first + i, Entry(data.AsSpan(at, row), widths));
        }
        return dictionary;
    }

    private static int[] Widths(PdfDictionary dictionary)
    {
        if (dictionary["W"] is not PdfArray { Items: [PdfInteger a, PdfInteger b, PdfInteger c, ..] }
            || a.Value is < 0 or > 8 || b.Value is < 1 or > 8 || c.Value is < 0 or > 8)
        {
            throw PdfException.Damaged("a cross-reference stream has no widths");
        }
        return [(int)a.Value, (int)b.Value, (int)c.Value];
    }

    private static List<(long First, long Count)> Index(PdfDictionary dictionary)
    {
        IReadOnlyList<PdfObject> numbers = dictionary["Index"] is PdfArray index
            ? index.Items
            : [new PdfInteger(0), dictionary["Size"] ?? PdfNull.Value];
        var ranges = new List<(long, long)>();
        for (var i = 0; i < numbers.Count; i += 2)
        {
            if (i + 1 == numbers.Count || numbers[i] is not PdfInteger { Value: >= 0 and <= PdfLimits.MaxObjectNumber } first
                || numbers[i + 1] is not PdfInteger { Value: >= 0 and <= PdfLimits.MaxObjectNumber } count
                || first.Value + count.Value > PdfLimits.MaxObjectNumber + 1L)
            {
                throw PdfException.Damaged("a cross-reference stream has a malformed index");
            }
            ranges.Add((first.Value, count.Value));
        }
        return ranges;
    }

    /// <summary>One row. A type that this version of the format does not know means no object (ISO 32000-1 7.5.8.3).</summary>
    private static XrefEntry Entry(ReadOnlySpan<byte> row, int[] widths)
    {
        var type = widths[0] == 0 ? 1 : Field(row[..widths[0]]);
        var second = Field(row.Slice(widths[0], widths[1]));
        var third = Field(row[(widths[0] + widths[1])..]);
        switch (type)
        {
            case 0:
                return XrefEntry.Free;
            case 1 when third <= ushort.MaxValue:
                return new(XrefEntryKind.InFile, (int)third, second, 0);
            case 2 when second <= PdfLimits.MaxObjectNumber && third <= PdfLimits.MaxObjectNumber:
                return new(XrefEntryKind.InObjectStream, 0, second, (int)third);
            case 1 or 2:
                throw PdfException.Damaged("a cross-reference entry is out of range");
            default:
                return XrefEntry.Free;
        }
    }

    private static long Field(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (var b in bytes)
            value = (value << 8) | b;
        return value <= long.MaxValue ? (long)value : throw PdfException.Damaged("a cross-reference entry is out of range");
    }
}
