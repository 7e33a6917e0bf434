using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>A signature field that somebody prepared and nobody has signed.</summary>
internal static class EmptyField
{
    /// <summary>Print | Locked (ISO 32000-1 table 165).</summary>
    private const int AnnotationFlags = 132;

    /// <param name="file">The document.</param>
    /// <param name="fields">Its signature fields.</param>
    /// <param name="name">Full name; empty for the only one.</param>
    /// <exception cref="PdfException">There is none, or not one alone, or it cannot be used.</exception>
    public static FormField Find(PdfFile file, IReadOnlyList<FormField> fields, string name)
    {
        var named = fields.Where(f => f.IsTerminal && (name.Length == 0 || f.Name == name)).ToList();
        var empty = named.Where(f => file.Resolve(f.Value) is null).ToList();
        if (empty is not [var field])
        {
            throw PdfException.Unsupported(
                empty.Count > 1 ? "there are several empty signature fields" : named.Count > 0 ? "the signature field is signed already" : "there is no such signature field");
        }
        // A widget apart from its field is allowed, but there are viewers that then do not find the signature.
        if (field is not { Id: { } id, Widgets: [var widget] } || widget != id || (field.Flags & 1) != 0)
            throw PdfException.Unsupported("the signature field cannot be filled");
        if (FieldLock.All(file, fields).Any(locked => locked.Closes(field.Name)))
            throw new PdfException(Formats.DocumentRefusal.LockedByCertification, "an earlier signature locks the field");
        return field;
    }

    public static SignaturePlace Place(PdfFile file, FormField field)
    {
        var widget = file.Dictionary(field.Widgets[0]) ?? throw PdfException.Damaged("a signature field is malformed");
        var area = PdfEdges.Read(file, widget["Rect"]) ?? throw PdfException.Damaged("a signature field is malformed");
        // A form's author may have turned the widget against the page so that it is upright when the page is not.
        var page = Page(file, field.Widgets[0], widget);
        var turned = file.Resolve(file.Dictionary(widget["MK"])?["R"]) is PdfInteger { Value: 90 or 180 or 270 } given ? (int)given.Value : page?.Rotation ?? 0;
        return new(field.Id!, field.Widgets[0], area, turned, file.Dictionary(field.Field["Lock"]));
    }

    /// <summary>Puts the signature into the field, and closes it.</summary>
    public static void Fill(Writing.Increment increment, SignaturePlace place, PdfReference signature)
    {
        increment.Put(place.Field, ((PdfDictionary)increment.Current(place.Field)!).With("V", signature));
        var widget = (PdfDictionary)increment.Current(place.Widget)!;
        var flags = increment.File.Resolve(widget["F"]) is PdfInteger { Value: var known } ? known : 0;
        increment.Put(place.Widget, widget.With("F", new PdfInteger(flags | AnnotationFlags)));
    }

    private static PdfPage? Page(PdfFile file, PdfReference id, PdfDictionary widget) => widget["P"] is PdfReference page
        ? PageTree.Find(file, page)
        : PageTree.Pages(file).Where(p => file.Array(file.Dictionary(p)?["Annots"])?.Items.Contains(id) == true).Select(p => PageTree.Find(file, p)).FirstOrDefault();
}
