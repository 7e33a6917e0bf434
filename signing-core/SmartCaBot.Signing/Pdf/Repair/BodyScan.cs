using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Repair;

/// <summary>
/// Reads a document from its first byte to its last, as objects, cross-reference sections and ends of files, and accepts nothing else:
/// so no object is missed, and none is seen that is only the content of another.
/// </summary>
internal sealed class BodyScan
{
    private readonly PdfSource source;
    private readonly PdfLimits limits;
    private readonly PdfLexer lexer;
    private bool endsWithTrailer;

    private BodyScan(PdfSource source, PdfLimits limits)
    {
        this.source = source;
        this.limits = limits;
        lexer = new(source);
    }

    public Dictionary<int, XrefEntry> Entries { get; } = [];

    /// <summary>In the order of the file.</summary>
    public List<PdfDictionary> Trailers { get; } = [];

    public List<(PdfReference Id, PdfStream Content)> ObjectStreams { get; } = [];

    /// <summary>Streams whose length stands in another object, and where they were seen to end.</summary>
    public List<(PdfStream Content, long End)> Unmeasured { get; } = [];

    public ReferenceWalk References { get; } = new();

    /// <exception cref="PdfException">What stands in the file that should not.</exception>
    public static BodyScan Run(PdfSource source, PdfLimits limits)
    {
        var scan = new BodyScan(source, limits);
        source.Position = 0;
        for (scan.lexer.SkipWhiteSpace(); source.Peek() >= 0; scan.lexer.SkipWhiteSpace())
            scan.Part();
        return scan.endsWithTrailer ? scan : throw PdfException.Damaged("the document is cut off");
    }

    private void Part()
    {
        if (source.Peek() is >= '0' and <= '9')
            Object();
        else if (lexer.TryKeyword("xref"))
            Table();
        else if (lexer.TryKeyword("startxref"))
            lexer.TryUnsigned(out _);
        else
            throw PdfException.Damaged("something stands between the objects");
    }

    /// <summary>What the rows say is not asked: it may be what is broken.</summary>
    private void Table()
    {
        while (!lexer.TryKeyword("trailer"))
        {
            if (!lexer.TryUnsigned(out _) && !lexer.TryKeyword("n") && !lexer.TryKeyword("f"))
                throw PdfException.Damaged("the cross-reference table is malformed");
        }
        Trailer(new PdfParser(lexer, limits).Dictionary());
    }

    private void Trailer(PdfDictionary trailer)
    {
        PdfFile.RefuseEncrypted(trailer);
        Trailers.Add(trailer);
        References.Visit(trailer);
        endsWithTrailer = true;
    }

    private void Object()
    {
        limits.XrefEntries(1);
        var start = source.Position;
        var (id, content) = IndirectObject.Read(lexer, limits);
        endsWithTrailer = false;
        if (content is PdfStream stream)
            Stream(id, stream);
        else
            References.Visit(content);
        lexer.Keyword("endobj");
        // Which of two counts was said by what is broken.
        if (!Entries.TryAdd(id.Number, new(XrefEntryKind.InFile, id.Generation, start, 0)))
            throw PdfException.Damaged("an object is there twice");
    }

    private void Stream(PdfReference id, PdfStream stream)
    {
        var kind = stream.Dictionary.Name("Type");
        if (kind == "XRef")
            Trailer(stream.Dictionary);
        else
            References.Visit(stream.Dictionary);
        if (kind == "ObjStm")
            ObjectStreams.Add((id, stream));
        if (stream.Dictionary["Length"] is PdfInteger { Value: >= 0 } length && length.Value <= source.Length - stream.DataOffset)
            source.Position = stream.DataOffset + length.Value;
        else if (stream.Dictionary["Length"] is PdfReference)
            Unmeasured.Add((stream, FindEnd(stream)));
        else
            throw PdfException.Damaged("the length of a stream is wrong");
        if (!lexer.TryKeyword("endstream"))
            throw PdfException.Damaged("the length of a stream is wrong");
    }

    private long FindEnd(PdfStream stream)
    {
        source.Position = stream.DataOffset;
        var word = "endstream"u8;
        for (var matched = 0; matched < word.Length;)
        {
            var c = source.Next();
            if (c < 0)
                throw PdfException.Damaged("a stream does not end");
            // Two prefixes of the word end in a part that begins it: "e" and "endstre" ("endstr" + "e", and then an n).
            matched = c == word[matched] ? matched + 1 : c == 'e' ? 1 : matched == 7 && c == 'n' ? 2 : 0;
        }
        return source.Position -= word.Length;
    }
}
