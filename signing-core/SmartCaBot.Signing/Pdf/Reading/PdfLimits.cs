namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>
/// What one inspection or verification may cost in all, however many revisions it opens, so that a small hostile
/// file cannot take much memory or time: every part of the reader charges what it is about to spend.
/// </summary>
internal sealed class PdfLimits
{
    public const int MaxDepth = 64;
    public const int MaxSections = 4096;

    /// <summary>The largest object number ISO 32000-1 Annex C allows.</summary>
    public const int MaxObjectNumber = 8_388_607;
    public const int MaxStringBytes = 16 << 20;
    public const int MaxStreamBytes = 16 << 20;

    private long nodes;
    private long xrefEntries = 1_000_000;
    private long decodedBytes = 256 << 20;
    private long parsedBytes = 512 << 20;

    public PdfLimits()
        : this(nodes: 1_000_000)
    {
    }

    private PdfLimits(long nodes) => this.nodes = nodes;

    /// <summary>For one look at every object; nothing of them is kept.</summary>
    public static PdfLimits ForWholeFile() => new(nodes: 4_000_000);

    public void Node() => Charge(ref nodes, 1);

    public void XrefEntries(long count) => Charge(ref xrefEntries, count);

    public void Decoded(long bytes) => Charge(ref decodedBytes, bytes);

    public void Parsed(long bytes) => Charge(ref parsedBytes, bytes);

    private static void Charge(ref long left, long cost)
    {
        if (cost < 0 || (left -= cost) < 0)
            throw PdfException.Unsupported("the document's structure is larger than this reader accepts");
    }
}
