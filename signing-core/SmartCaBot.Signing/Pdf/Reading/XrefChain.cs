using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>All sections from startxref through /Prev, newest first, and for each object its newest entry.</summary>
internal sealed class XrefChain
{
    private readonly Dictionary<int, XrefEntry> entries = [];
    private readonly List<XrefSection> sections = [];

    private XrefChain()
    {
    }

    /// <summary>What a scan of the whole file found, as one section that stands nowhere yet.</summary>
    public XrefChain(PdfDictionary trailer, Dictionary<int, XrefEntry> found)
    {
        var kind = found.Values.Any(entry => entry.Kind == XrefEntryKind.InObjectStream) ? XrefKind.Stream : XrefKind.Table;
        sections.Add(new(0, kind, trailer));
        entries = found;
        IsRebuilt = true;
    }

    /// <summary>The file's own sections are not to be used: whoever updates it must write all entries anew.</summary>
    public bool IsRebuilt { get; }

    public IReadOnlyList<XrefSection> Sections => sections;

    public IReadOnlyDictionary<int, XrefEntry> Entries => entries;

    public static XrefChain Read(PdfSource source, PdfLimits limits, long start)
    {
        var chain = new XrefChain();
        var seen = new HashSet<long>();
        for (long? next = start; next is { } offset; next = Offset(chain.sections[^1].Trailer, "Prev"))
        {
            if (!IsInside(source, offset) || !seen.Add(offset))
                throw PdfException.Damaged("the cross-reference chain leads nowhere");
            if (seen.Count > PdfLimits.MaxSections)
                throw PdfException.Unsupported("too many revisions");
            source.Position = offset;
            chain.sections.Add(chain.ReadSection(source, limits, offset));
        }
        return chain;
    }

    private XrefSection ReadSection(PdfSource source, PdfLimits limits, long offset)
    {
        var lexer = new PdfLexer(source);
        var table = new Dictionary<int, XrefEntry>();
        if (!lexer.TryKeyword("xref"))
        {
            var dictionary = XrefStreamReader.Read(lexer, limits, (number, entry) => AddOnce(table, number, entry));
            AddAll(table);
            return new(offset, XrefKind.Stream, dictionary);
        }
        var trailer = XrefTableReader.Read(lexer, limits, (number, entry) => AddOnce(table, number, entry));
        var hidden = Offset(trailer, "XRefStm") is { } at ? ReadHidden(source, limits, at, table) : null;
        AddAll(table);
        return new(offset, XrefKind.Table, trailer, hidden);
    }

    /// <summary>Readers differ on which of two entries in one section counts; a signature must not depend on that.</summary>
    private static void AddOnce(Dictionary<int, XrefEntry> section, int number, XrefEntry entry)
    {
        if (!section.TryAdd(number, entry) && section[number] != entry)
            throw PdfException.Damaged("a cross-reference names two places for one object");
    }

    /// <summary>
    /// The stream beside a table: it says where the objects are that the table does not have, so that old readers do not see them (ISO 32000-2, 7.5.8.4;
    /// that they are free stands in a section before). Where both say something of an object, readers differ on which one counts: of one that the table
    /// calls free mupdf and Ghostscript see nothing, Poppler and qpdf what the stream names.
    /// </summary>
    private PdfDictionary ReadHidden(PdfSource source, PdfLimits limits, long at, Dictionary<int, XrefEntry> table)
    {
        if (!IsInside(source, at))
            throw PdfException.Damaged("the cross-reference stream of a hybrid file is missing");
        source.Position = at;
        var hidden = new Dictionary<int, XrefEntry>();
        var dictionary = XrefStreamReader.Read(new PdfLexer(source), limits, (number, entry) => AddOnce(hidden, number, entry));
        foreach (var (number, entry) in hidden.Where(h => h.Value.Kind != XrefEntryKind.Free))
        {
            if (table.TryGetValue(number, out var known) && known != entry)
                throw PdfException.Damaged("the two cross-references of a hybrid file contradict each other");
            entries.TryAdd(number, entry);
        }
        return dictionary;
    }

    private static long? Offset(PdfDictionary trailer, string key) => trailer[key] switch
    {
        null => null,
        PdfInteger { Value: var offset } => offset,
        _ => throw PdfException.Damaged($"/{key} is not a number"),
    };

    private static bool IsInside(PdfSource source, long offset) => offset > 0 && offset < source.Length;

    /// <summary>Sections come newest first, so the first entry of a number is the one that counts.</summary>
    private void AddAll(Dictionary<int, XrefEntry> section)
    {
        foreach (var (number, entry) in section)
            entries.TryAdd(number, entry);
    }
}
