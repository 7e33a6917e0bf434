using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Objects of ISO 32000-1 7.3, read from the lexer's position. Depth, count and size are bounded.</summary>
/// <param name="lexer">Where to read.</param>
/// <param name="limits">Charged for every object.</param>
/// <param name="inFile">False inside an object stream, where positions mean nothing to a byte range.</param>
internal sealed class PdfParser(PdfLexer lexer, PdfLimits limits, bool inFile = true)
{
    private readonly PdfSource source = lexer.Source;

    public PdfObject Object() => Object(0);

    public PdfDictionary Dictionary() => Object() as PdfDictionary ?? throw PdfException.Damaged("a dictionary expected");

    private PdfObject Object(int depth)
    {
        if (depth > PdfLimits.MaxDepth)
            throw PdfException.Unsupported("objects are nested too deeply");
        limits.Node();
        lexer.SkipWhiteSpace();
        var start = source.Position;
        switch (source.Peek())
        {
            case '/':
                return lexer.Name();
            case '(':
                return String(PdfStringReader.Literal(source), start);
            case '[':
                return Array(depth);
            case '<':
                source.Position++;
                var second = source.Peek();
                source.Position = start;
                return second == '<' ? Dictionary(depth) : String(PdfStringReader.Hex(source), start);
            case >= '0' and <= '9':
                return Reference() ?? lexer.Number();
            case '+' or '-' or '.':
                return lexer.Number();
            default:
                return Literal();
        }
    }

    private PdfString String(byte[] bytes, long start) => new(bytes, inFile ? new PdfSpan(start, source.Position) : null);

    private PdfArray Array(int depth)
    {
        source.Position++;
        var items = new List<PdfObject>();
        while (true)
        {
            lexer.SkipWhiteSpace();
            if (source.Peek() == ']')
                break;
            items.Add(Object(depth + 1));
        }
        source.Position++;
        return new(items);
    }

    private PdfDictionary Dictionary(int depth)
    {
        source.Position += 2;
        var entries = new OrderedDictionary<string, PdfObject>();
        while (true)
        {
            lexer.SkipWhiteSpace();
            if (source.Peek() == '>')
                break;
            if (source.Peek() != '/')
                throw PdfException.Damaged("a dictionary key is not a name");
            // Readers differ on which of two equal keys counts; a signature must not depend on that.
            if (!entries.TryAdd(lexer.Name().Value, Object(depth + 1)))
                throw PdfException.Damaged("a dictionary has a key twice");
        }
        source.Position++;
        if (source.Next() != '>')
            throw PdfException.Damaged("a dictionary does not end");
        return new(entries);
    }

    /// <summary>"12 0 R", or null with the position unmoved.</summary>
    private PdfReference? Reference()
    {
        var start = source.Position;
        if (lexer.TryUnsigned(out var number) && number is > 0 and <= PdfLimits.MaxObjectNumber
            && lexer.TryUnsigned(out var generation) && generation <= ushort.MaxValue
            && lexer.TryKeyword("R"))
        {
            return new((int)number, (int)generation);
        }
        source.Position = start;
        return null;
    }

    private PdfObject Literal() => lexer.Word() switch
    {
        "true" => new PdfBoolean(true),
        "false" => new PdfBoolean(false),
        "null" => PdfNull.Value,
        _ => throw PdfException.Damaged("an object expected"),
    };
}
