using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>"12 0 obj … endobj" (ISO 32000-1 7.3.10) at the lexer's position.</summary>
internal static class IndirectObject
{
    public static (PdfReference Id, PdfObject Content) Read(PdfLexer lexer, PdfLimits limits)
    {
        var number = lexer.Unsigned();
        var generation = lexer.Unsigned();
        lexer.Keyword("obj");
        if (number is < 1 or > PdfLimits.MaxObjectNumber || generation > ushort.MaxValue)
            throw PdfException.Damaged("an object number is out of range");

        var content = new PdfParser(lexer, limits).Object();
        if (content is PdfDictionary dictionary && lexer.TryKeyword("stream"))
            content = new PdfStream(dictionary, DataOffset(lexer.Source));
        return (new((int)number, (int)generation), content);
    }

    private static long DataOffset(PdfSource source)
    {
        if (source.Peek() == '\r')
            source.Position++;
        return source.Next() == '\n' ? source.Position : throw PdfException.Damaged("a stream does not start on its own line");
    }
}
