using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>All sections from startxref through /Prev, newest first, and for each object its newest entry.</summary>
internal sealed class XrefChain
{
    private readonly Dictionary<int, XrefEntry> entries = [];
    private readonly List<XrefSection> sections = [];

    public IReadOnlyList<XrefSection> Sections => sections;

    public IReadOnlyDictionary<int, XrefEntry> Entries => entries;

    public static XrefChain Read(PdfSource source, PdfLimits limits, long start)
    {
        var chain = new XrefChain();
        var seen = new HashSet<long>();
        for (long? next = start; next is { } offset; next = Previous(chain.sections[^1].Trailer))
        {
            if (offset <= 0 || offset >= source.Length || !seen.Add(offset))
                throw PdfException.Damaged("the cross-reference chain leads nowhere");
            if (seen.Count > PdfLimits.MaxSections)
                throw PdfException.Unsupported("too many revisions");
            source.Position = offset;
            chain.sections.Add(ReadSection(source, limits, offset, chain.Add));
        }
        return chain;
    }

    private static XrefSection ReadSection(PdfSource source, PdfLimits limits, long offset, Action<int, XrefEntry> add)
    {
        var lexer = new PdfLexer(source);
        return lexer.TryKeyword("xref")
            ? new(offset, XrefKind.Table, XrefTableReader.Read(lexer, limits, add))
            : new(offset, XrefKind.Stream, XrefStreamReader.Read(lexer, limits, add));
    }

    private static long? Previous(PdfDictionary trailer) => trailer["Prev"] switch
    {
        null => null,
        PdfInteger { Value: var offset } => offset,
        _ => throw PdfException.Damaged("/Prev is not a number"),
    };

    /// <summary>Sections come newest first, so the first entry of a number is the one that counts.</summary>
    private void Add(int number, XrefEntry entry) => entries.TryAdd(number, entry);
}
