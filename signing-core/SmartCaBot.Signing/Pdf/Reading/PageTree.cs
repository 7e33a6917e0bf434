using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>The page tree (ISO 32000-1 7.7.3), as far as signing needs it.</summary>
/// <param name="Count">What the root says, checked against the number of objects there are.</param>
/// <param name="First">The first page.</param>
internal sealed record PageTree(int Count, PdfReference First)
{
    private const int MaxVisits = 10_000;

    /// <summary>US letter: what viewers take when a page does not say its size, which it must.</summary>
    private static readonly PdfEdges DefaultBox = new(0, 0, 612, 792);

    public static PageTree Read(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog["Pages"]) ?? throw PdfException.Damaged("the page tree is missing");
        if (file.Resolve(root["Count"]) is not PdfInteger { Value: > 0 } count || count.Value > file.Entries.Count)
            throw PdfException.Damaged("the page count is wrong");
        var first = Leaves(file).Select(leaf => leaf.Id).FirstOrDefault() ?? throw PdfException.Damaged("there is no page");
        return new((int)count.Value, first);
    }

    /// <summary>Counted from 1; null when there is none of that number.</summary>
    public static PdfPage? Find(PdfFile file, int number) => Leaves(file).Skip(number - 1).Select(leaf => Page(file, leaf)).FirstOrDefault();

    public static PdfPage? Find(PdfFile file, PdfReference id) => Leaves(file).Where(leaf => leaf.Id == id).Select(leaf => Page(file, leaf)).FirstOrDefault();

    public static IEnumerable<PdfReference> Pages(PdfFile file) => Leaves(file).Select(leaf => leaf.Id);

    /// <exception cref="PdfException">The tree does not have as many pages as it says.</exception>
    public static void CheckWhole(PdfFile file)
    {
        if (Read(file).Count != Leaves(file).Count())
            throw PdfException.Damaged("pages are missing");
    }

    private static IEnumerable<Leaf> Leaves(PdfFile file)
    {
        var open = new Stack<(PdfReference Id, Inherited From)>();
        var seen = new HashSet<int>();
        Push(file, file.Dictionary(file.Catalog["Pages"]) ?? throw PdfException.Damaged("the page tree is missing"), new(null, null, null), open);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Id.Number))
                throw PdfException.Damaged("the page tree runs in a circle");
            if (seen.Count > MaxVisits)
                throw PdfException.Unsupported("the page tree is larger than this reader accepts");
            if (file.Dictionary(next.Id) is not { } node)
                throw PdfException.Damaged("a page is missing");
            if (node["Kids"] is null)
                yield return new(next.Id, next.From.Over(node));
            else
                Push(file, node, next.From, open);
        }
    }

    private static void Push(PdfFile file, PdfDictionary node, Inherited from, Stack<(PdfReference Id, Inherited From)> open)
    {
        if (file.Array(node["Kids"]) is not { } kids)
            throw PdfException.Damaged("the page tree is malformed");
        var own = from.Over(node);
        for (var i = kids.Items.Count - 1; i >= 0; i--)
            open.Push((kids.Items[i] as PdfReference ?? throw PdfException.Damaged("the page tree is malformed"), own));
    }

    private static PdfPage Page(PdfFile file, Leaf leaf)
    {
        var media = PdfEdges.Read(file, leaf.Own.MediaBox) is { IsEmpty: false } given ? given : DefaultBox;
        var seen = PdfEdges.Read(file, leaf.Own.CropBox)?.Intersect(media) is { IsEmpty: false } crop ? crop : media;
        var turns = file.Resolve(leaf.Own.Rotate) is PdfInteger { Value: var degrees } && degrees % 90 == 0 ? ((degrees % 360) + 360) % 360 : 0;
        return new(leaf.Id, seen, (int)turns);
    }

    private sealed record Leaf(PdfReference Id, Inherited Own);

    private sealed record Inherited(PdfObject? MediaBox, PdfObject? CropBox, PdfObject? Rotate)
    {
        public Inherited Over(PdfDictionary node) => new(node["MediaBox"] ?? MediaBox, node["CropBox"] ?? CropBox, node["Rotate"] ?? Rotate);
    }
}
