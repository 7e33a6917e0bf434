using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Placing;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>
/// The objects around a new signature: its field (which is its own widget), the form that lists the
/// field, and the page that carries the widget. As little as possible of the document is rewritten.
/// </summary>
internal static class SignatureObjects
{
    /// <summary>SignaturesExist | AppendOnly (ISO 32000-1 table 219).</summary>
    private const int SignatureFlags = 3;

    /// <summary>Print | Locked (ISO 32000-1 table 165).</summary>
    private const int AnnotationFlags = 132;

    /// <summary>Adds a field.</summary>
    /// <param name="increment">Where to.</param>
    /// <param name="page">The page that carries the widget.</param>
    /// <param name="area">Where on the page; null for what is not seen.</param>
    /// <param name="rotation">Of the page.</param>
    /// <param name="signature">What the field holds.</param>
    public static SignaturePlace AddField(Increment increment, PdfReference page, PdfEdges? area, int rotation, PdfReference signature)
    {
        var field = increment.Allocate();
        increment.Put(field, new PdfDictionary(
            ("Type", new PdfName("Annot")), ("Subtype", new PdfName("Widget")), ("FT", new PdfName("Sig")),
            ("T", PdfText.Encode(FreeName(increment.File))), ("V", signature), ("F", new PdfInteger(AnnotationFlags)),
            ("Rect", Rectangle(area)), ("P", page)));
        ChangeForm(increment, field);
        AddToPage(increment, page, field);
        return new(field, field, area ?? default, rotation);
    }

    /// <summary>An empty field becomes a signed one.</summary>
    public static void FillField(Increment increment, SignaturePlace place, PdfReference signature)
    {
        EmptyField.Fill(increment, place, signature);
        ChangeForm(increment, added: null);
    }

    /// <summary>Names the signature as the one that certifies the document.</summary>
    public static void AddPermission(Increment increment, PdfReference signature)
    {
        var catalog = (PdfDictionary)increment.Current(increment.File.Root)!;
        var permissions = increment.File.Dictionary(catalog["Perms"]) ?? new();
        increment.Put(increment.File.Root, catalog.With("Perms", permissions.With("DocMDP", signature)));
    }

    private static PdfArray Rectangle(PdfEdges? area) => area is { } seen
        ? new([.. new[] { seen.Left, seen.Bottom, seen.Right, seen.Top }.Select(edge => new PdfReal(Drawing.PdfCanvas.Number(edge)))])
        : new([.. Enumerable.Repeat(new PdfInteger(0), 4)]);

    private static string FreeName(PdfFile file)
    {
        var form = file.Dictionary(file.Catalog["AcroForm"]);
        var taken = (file.Array(form?["Fields"])?.Items ?? [])
            .Select(item => PdfText.Decode(file.Resolve(file.Dictionary(item)?["T"]))).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(i => $"Signature{i}").First(name => !taken.Contains(name));
    }

    private static void ChangeForm(Increment increment, PdfReference? added)
    {
        var file = increment.File;
        var where = file.Catalog["AcroForm"];
        var known = file.Resolve(where) switch
        {
            null => new PdfDictionary(),
            PdfDictionary dictionary => dictionary,
            _ => throw PdfException.Damaged("the interactive form is malformed"),
        };
        var form = (added is null ? known : Appended(increment, known, "Fields", added)).With("SigFlags", new PdfInteger(SignatureFlags));
        if (added is null && file.Resolve(known["SigFlags"]) is PdfInteger { Value: SignatureFlags })
            return;
        if (where is PdfReference reference && file.Resolve(where) is not null)
        {
            increment.Put(reference, form);
            return;
        }
        increment.Put(file.Root, file.Catalog.With("AcroForm", where is PdfDictionary ? form : increment.Object(form)));
    }

    private static void AddToPage(Increment increment, PdfReference page, PdfReference field)
    {
        var known = increment.Current(page) as PdfDictionary ?? throw PdfException.Damaged("the page is missing");
        var changed = Appended(increment, known, "Annots", field);
        if (!ReferenceEquals(changed, known))
            increment.Put(page, changed);
    }

    /// <summary>Appends to an array in a dictionary, be it absent, direct or an object of its own.</summary>
    /// <returns>The same dictionary when only the array's own object had to change.</returns>
    private static PdfDictionary Appended(Increment increment, PdfDictionary owner, string key, PdfObject item)
    {
        var where = owner[key];
        switch (increment.File.Resolve(where))
        {
            case null:
                return owner.With(key, new PdfArray([item]));
            case PdfArray array when where is PdfReference reference:
                increment.Put(reference, array.With(item));
                return owner;
            case PdfArray array:
                return owner.With(key, array.With(item));
            default:
                throw PdfException.Damaged($"/{key} is malformed");
        }
    }
}
