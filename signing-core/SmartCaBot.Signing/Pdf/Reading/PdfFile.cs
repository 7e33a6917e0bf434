using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>
/// An opened document: finds objects by number, reading each from its place in the file when it is asked for.
/// Reading blocks on the stream; only digesting and copying, which touch every byte, are asynchronous.
/// </summary>
internal sealed class PdfFile
{
    private const int CachedStreamBytes = 32 << 20;
    private const int MaxIndirection = 16;

    private readonly Stream stream;
    private readonly PdfSource source;
    private readonly PdfLimits limits;
    private readonly XrefChain xref;
    private readonly Dictionary<int, ObjectStream> streams = [];
    private int depth;
    private int keptFree;

    private PdfFile(Stream stream, PdfSource source, PdfLimits limits, XrefChain xref)
    {
        this.stream = stream;
        this.source = source;
        this.limits = limits;
        this.xref = xref;
        Root = Trailer["Root"] as PdfReference ?? throw PdfException.Damaged("the trailer names no catalog");
        Catalog = Dictionary(Root) ?? throw PdfException.Damaged("the catalog is missing");
    }

    public long Length => source.Length;

    /// <summary>Its own cross-reference cannot be used: an update writes a whole one.</summary>
    public bool IsRebuilt => xref.IsRebuilt;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<XrefSection> Sections => xref.Sections;

    /// <summary>False when a section begins a little behind the place that is named for it.</summary>
    public bool SectionsStandExactly => Sections.All(section => !PdfCharacters.IsWhiteSpace(source.Read(section.Offset, 1)[0]));

    public IReadOnlyDictionary<int, XrefEntry> Entries => xref.Entries;

    public PdfDictionary Trailer => Sections[0].Trailer;

    public PdfReference Root { get; }

    public PdfDictionary Catalog { get; }

    /// <summary>Opens the first <paramref name="length"/> bytes: the document, or an earlier revision of it.</summary>
    /// <exception cref="PdfException">Why it cannot be used.</exception>
    public static PdfFile Open(Stream stream, long length, PdfLimits limits)
    {
        var source = new PdfSource(stream, length, limits);
        var xref = XrefChain.Read(source, limits, PdfFrame.Check(source));
        foreach (var section in xref.Sections)
        {
            RefuseEncrypted(section.Trailer);
            RefuseEncrypted(section.Hidden);
        }
        return new(stream, source, limits, xref);
    }

    /// <summary>Opens the document by a cross-reference that a scan of all of it found.</summary>
    public static PdfFile OpenRebuilt(Stream stream, PdfSource source, PdfLimits limits, XrefChain xref) => new(stream, source, limits, xref);

    public static void RefuseEncrypted(PdfDictionary? trailer)
    {
        if (trailer?["Encrypt"] is not (null or PdfNull))
            throw new PdfException(Formats.DocumentRefusal.Encrypted, "the document is encrypted");
    }

    /// <summary>The same document with limits of its own, for a look at all of it.</summary>
    public PdfFile With(PdfLimits others) => new(stream, new PdfSource(stream, Length, others), others, xref);

    /// <summary>Opens an earlier revision, on what is left of this file's limits.</summary>
    public PdfFile OpenRevision(long end) => Open(stream, end, limits);

    /// <summary>Numbers that something refers to are not given to others, though they have no object.</summary>
    public void KeepFree(ReferenceWalk references) => keptFree = references.Numbers.DefaultIfEmpty().Max();

    /// <summary>The first number that no object ever had.</summary>
    public int FreeNumber()
    {
        var size = Trailer["Size"] is PdfInteger { Value: > 0 and <= PdfLimits.MaxObjectNumber + 1L } given ? given.Value : 1;
        return (int)Math.Max(size, Math.Max(Entries.Keys.DefaultIfEmpty().Max(), keptFree) + 1L);
    }

    public PdfDictionary? Dictionary(PdfObject? value) => Resolve(value) as PdfDictionary;

    public PdfArray? Array(PdfObject? value) => Resolve(value) as PdfArray;

    /// <summary>Follows references to the object they mean; null for absent, free and null objects.</summary>
    public PdfObject? Resolve(PdfObject? value)
    {
        for (var i = 0; value is PdfReference reference; i++)
        {
            if (i == MaxIndirection)
                throw PdfException.Damaged("references run in a circle");
            value = Read(reference);
        }
        return value is PdfNull ? null : value;
    }

    /// <summary>Reads the object of every entry, in the order of the file. Cross-references that lie are found this way only.</summary>
    /// <returns>What they refer to.</returns>
    /// <exception cref="PdfException">One is not where it should be, or not whole.</exception>
    public ReferenceWalk ReadAll()
    {
        var references = new ReferenceWalk();
        foreach (var (number, entry) in Entries.Where(e => e.Value.Kind == XrefEntryKind.InFile).OrderBy(e => e.Value.Position))
        {
            var content = ReadAt(new(number, entry.Generation), entry);
            references.Visit(content);
            var lexer = new PdfLexer(source);
            if (content is PdfStream data)
            {
                source.Position = data.DataOffset + LengthOf(data);
                lexer.Keyword("endstream");
            }
            lexer.Keyword("endobj");
        }
        foreach (var (number, entry) in Entries.Where(e => e.Value.Kind == XrefEntryKind.InObjectStream))
            references.Visit(Stream((int)entry.Position).Read(number, entry.Index));
        return references;
    }

    /// <summary>The content of a stream that is not to be shown.</summary>
    /// <exception cref="PdfException">It is too long, or packed in an unusual way.</exception>
    public byte[] Decode(PdfStream data) => StreamDecoder.Decode(source, data, LengthOf(data), limits);

    private long LengthOf(PdfStream data)
    {
        var length = (Resolve(data.Dictionary["Length"]) as PdfInteger)?.Value ?? -1;
        return length >= 0 && length <= Length - data.DataOffset ? length : throw PdfException.Damaged("the length of a stream is wrong");
    }

    private PdfObject? Read(PdfReference reference)
    {
        if (!Entries.TryGetValue(reference.Number, out var entry) || entry.Kind == XrefEntryKind.Free || entry.Generation != reference.Generation)
            return null;
        if (++depth > MaxIndirection)
            throw PdfException.Damaged("references run in a circle");
        try
        {
            return entry.Kind == XrefEntryKind.InFile
                ? ReadAt(reference, entry)
                : Stream((int)entry.Position).Read(reference.Number, entry.Index);
        }
        finally
        {
            depth--;
        }
    }

    private PdfObject ReadAt(PdfReference reference, XrefEntry entry)
    {
        source.Position = entry.Position;
        var (id, content) = IndirectObject.Read(new PdfLexer(source), limits);
        return id == reference ? content : throw PdfException.Damaged("an object is not where the cross-reference says");
    }

    private ObjectStream Stream(int number)
    {
        if (streams.TryGetValue(number, out var known))
            return known;
        if (!Entries.TryGetValue(number, out var entry) || entry.Kind != XrefEntryKind.InFile
            || Read(new(number, entry.Generation)) is not PdfStream stream
            || Resolve(stream.Dictionary["Length"]) is not PdfInteger { Value: var length })
        {
            throw PdfException.Damaged("an object stream is missing");
        }
        var opened = new ObjectStream(stream.Dictionary, StreamDecoder.Decode(source, stream, length, limits), limits);
        if (streams.Values.Sum(s => (long)s.Size) + opened.Size > CachedStreamBytes)
            streams.Clear();
        return streams[number] = opened;
    }
}
