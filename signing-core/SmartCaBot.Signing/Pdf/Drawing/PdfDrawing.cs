using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>
/// A new document of drawn pages with embedded, subset fonts; its text can be searched and copied. The same drawing gives the same bytes:
/// no clock, no chance. Does not do: pictures of pixels, forms, tags for screen readers.
/// </summary>
/// <param name="title">Shown by readers instead of the file's name.</param>
/// <param name="language">BCP 47, as "vi-VN".</param>
public sealed class PdfDrawing(string title, string language)
{
    private readonly FontShelf fonts = new();
    private readonly List<PdfCanvas> pages = [];

    /// <summary>Width and height in points; A4 is 595.276 × 841.89.</summary>
    public PdfCanvas AddPage(double width, double height)
    {
        var page = new PdfCanvas(width, height, fonts);
        pages.Add(page);
        return page;
    }

    public byte[] ToArray()
    {
        var objects = new ObjectWriter();
        var root = objects.Reserve();
        var tree = objects.Reserve();
        var resources = objects.Object(new PdfDictionary(("Font", fonts.Write(objects))));
        var kids = pages.Select(page => (PdfObject)WritePage(objects, tree, resources, page)).ToList();
        objects.Object(tree, new PdfDictionary(
            ("Type", new PdfName("Pages")), ("Kids", new PdfArray(kids)), ("Count", new PdfInteger(kids.Count))));
        objects.Object(root, new PdfDictionary(
            ("Type", new PdfName("Catalog")),
            ("Pages", tree),
            ("Lang", PdfText.Encode(language)),
            ("ViewerPreferences", new PdfDictionary(("DisplayDocTitle", new PdfBoolean(true))))));
        var info = objects.Object(new PdfDictionary(("Title", PdfText.Encode(title)), ("Producer", PdfText.Encode("SmartCaBot"))));
        return objects.Finish(root, info);
    }

    private static PdfReference WritePage(ObjectWriter objects, PdfReference tree, PdfReference resources, PdfCanvas page)
    {
        var content = objects.Stream(new PdfDictionary(), page.Content());
        var dictionary = new PdfDictionary(
            ("Type", new PdfName("Page")),
            ("Parent", tree),
            ("MediaBox", Box(0, 0, page.Width, page.Height)),
            ("Resources", resources),
            ("Contents", content));
        if (page.Links.Count > 0)
            dictionary = dictionary.With("Annots", new PdfArray([.. page.Links.Select(link => Annotation(page, link.Place, link.Url))]));
        return objects.Object(dictionary);
    }

    private static PdfDictionary Annotation(PdfCanvas page, PdfBox place, string url) => new(
        ("Type", new PdfName("Annot")),
        ("Subtype", new PdfName("Link")),
        ("Rect", Box(place.X, page.Height - place.Y - place.Height, place.X + place.Width, page.Height - place.Y)),
        ("Border", new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfInteger(0)])),
        ("A", new PdfDictionary(("S", new PdfName("URI")), ("URI", PdfText.Encode(url)))));

    private static PdfArray Box(params IEnumerable<double> edges) => new([.. edges.Select(edge => new PdfReal(PdfCanvas.Number(edge)))]);
}
