using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>
/// The objects around a new invisible signature: its field (which is its own widget), the form that lists the
/// field, and the page that carries the widget. As little as possible of the document is rewritten.
/// </summary>
internal static class SignatureObjects
{
    /// <summary>SignaturesExist | AppendOnly (ISO 32000-1 table 219).</summary>
    private const int SignatureFlags = 3;

    /// <summary>Print | Locked (ISO 32000-1 table 165).</summary>
    private const int AnnotationFlags = 132;

    /// <summary>Adds the objects.</summary>
    /// <param name="increment">Where to.</param>
    /// <param name="page">The page that carries the widget.</param>
    /// <returns>The number kept for the signature dictionary.</returns>
    public static PdfReference Add(Increment increment, PdfReference page)
    {
        var field = increment.Allocate();
        var signature = increment.Allocate();
        var zero = new PdfInteger(0);
        increment.Put(field, new PdfDictionary(
            ("Type", new PdfName("Annot")), ("Subtype", new PdfName("Widget")), ("FT", new PdfName("Sig")),
            ("T", PdfText.Encode(FreeName(increment.File))), ("V", signature), ("F", new PdfInteger(AnnotationFlags)),
            ("Rect", new PdfArray([zero, zero, zero, zero])), ("P", page)));
        AddToForm(increment, field);
        AddToPage(increment, page, field);
        return signature;
    }

    private static string FreeName(PdfFile file)
    {
        var form = file.Dictionary(file.Catalog["AcroForm"]);
        var taken = (file.Array(form?["Fields"])?.Items ?? [])
            .Select(item => PdfText.Decode(file.Resolve(file.Dictionary(item)?["T"]))).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(i => $"Signature{i}").First(name => !taken.Contains(name));
    }

    private static void AddToForm(Increment increment, PdfReference field)
    {
        var file = increment.File;
        var where = file.Catalog["AcroForm"];
        var form = file.Resolve(where) switch
        {
            null => new PdfDictionary(),
            PdfDictionary known => known,
            _ => throw PdfException.Damaged("the interactive form is malformed"),
        };
        form = Appended(increment, form, "Fields", field).With("SigFlags", new PdfInteger(SignatureFlags));

        if (where is PdfReference reference && file.Resolve(where) is not null)
        {
            increment.Put(reference, form);
            return;
        }
        PdfObject place = form;
        if (where is not PdfDictionary)
        {
            var id = increment.Allocate();
            increment.Put(id, form);
            place = id;
        }
        increment.Put(file.Root, file.Catalog.With("AcroForm", place));
    }

    private static void AddToPage(Increment increment, PdfReference page, PdfReference field)
    {
        var known = increment.Current(page) as PdfDictionary ?? throw PdfException.Damaged("the first page is missing");
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
