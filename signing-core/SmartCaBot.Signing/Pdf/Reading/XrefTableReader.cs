using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A classic cross-reference table with its trailer (ISO 32000-1 7.5.4, 7.5.5), after the word xref.</summary>
internal static class XrefTableReader
{
    public static PdfDictionary Read(PdfLexer lexer, PdfLimits limits, Action<int, XrefEntry> add)
    {
        while (!lexer.TryKeyword("trailer"))
        {
            var first = lexer.Unsigned();
            var count = lexer.Unsigned();
            if (first + count > PdfLimits.MaxObjectNumber + 1L)
                throw PdfException.Damaged("the cross-reference table counts too far");
            limits.XrefEntries(count);
            for (var i = 0; i < count; i++)
                add((int)first + i, Entry(lexer));
        }
        return new PdfParser(lexer, limits).Dictionary();
    }

    private static XrefEntry Entry(PdfLexer lexer)
    {
        var offset = lexer.Unsigned();
        var generation = lexer.Unsigned();
        if (lexer.TryKeyword("f"))
            return XrefEntry.Free;
        lexer.Keyword("n");
        if (generation > ushort.MaxValue)
            throw PdfException.Damaged("a generation is too large");
        return offset == 0 ? XrefEntry.Free : new(XrefEntryKind.InFile, (int)generation, offset, 0);
    }
}
