using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>The page tree (ISO 32000-1 7.7.3), as far as signing needs it.</summary>
/// <param name="Count">What the root says, checked against the number of objects there are.</param>
/// <param name="First">The first page.</param>
internal sealed record PageTree(int Count, PdfReference First)
{
    private const int MaxVisits = 10_000;

    public static PageTree Read(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog["Pages"]) ?? throw PdfException.Damaged("the page tree is missing");
        if (file.Resolve(root["Count"]) is not PdfInteger { Value: > 0 } count || count.Value > file.Entries.Count)
            throw PdfException.Damaged("the page count is wrong");
        return new((int)count.Value, FirstPage(file, root) ?? throw PdfException.Damaged("there is no page"));
    }

    private static PdfReference? FirstPage(PdfFile file, PdfDictionary root)
    {
        var open = new Stack<PdfReference>();
        var seen = new HashSet<int>();
        Push(file, root, open);
        while (open.TryPop(out var reference))
        {
            if (!seen.Add(reference.Number) || seen.Count > MaxVisits)
                throw PdfException.Damaged("the page tree runs in a circle");
            if (file.Dictionary(reference) is not { } node)
                throw PdfException.Damaged("a page is missing");
            if (node["Kids"] is null)
                return reference;
            Push(file, node, open);
        }
        return null;
    }

    private static void Push(PdfFile file, PdfDictionary node, Stack<PdfReference> open)
    {
        if (file.Array(node["Kids"]) is not { } kids)
            throw PdfException.Damaged("the page tree is malformed");
        for (var i = kids.Items.Count - 1; i >= 0; i--)
            open.Push(kids.Items[i] as PdfReference ?? throw PdfException.Damaged("the page tree is malformed"));
    }
}
