using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <param name="Name">Fully qualified name, as far as it can be read.</param>
/// <param name="Type">/FT, perhaps from above: Tx, Btn, Ch, Sig; null when nothing says it.</param>
/// <param name="Id">Null for a field that stands in an array itself.</param>
/// <param name="Field">The field's own dictionary.</param>
/// <param name="Value">/V as written: absent for a field that nobody has filled yet.</param>
/// <param name="Flags">/Ff, perhaps from above.</param>
/// <param name="Widgets">Where it is shown: the field itself, or the kids that are no fields.</param>
/// <param name="IsTerminal">It has a name of its own, and no field below it.</param>
internal sealed record FormField(
    string Name, string? Type, PdfReference? Id, PdfDictionary Field, PdfObject? Value, long Flags, IReadOnlyList<PdfReference> Widgets, bool IsTerminal)
{
    private const string Signature = "Sig";

    public bool IsSignature => Type == Signature;

    /// <summary>All fields of the interactive form, in its order; widgets apart from their fields, too.</summary>
    public static IReadOnlyList<FormField> All(PdfFile file)
    {
        var found = new List<FormField>();
        if (file.Dictionary(file.Catalog["AcroForm"]) is { } form)
            Collect(file, file.Array(form["Fields"]), new("", null, 0), found, [], 0);
        return found;
    }

    public static IReadOnlyList<FormField> Signatures(PdfFile file) => [.. All(file).Where(field => field.IsSignature)];

    private static void Collect(PdfFile file, PdfArray? fields, Inherited parent, List<FormField> found, HashSet<int> seen, int depth)
    {
        if (depth > PdfLimits.MaxDepth)
            throw PdfException.Unsupported("form fields are nested too deeply");
        foreach (var item in fields?.Items ?? [])
        {
            var id = item as PdfReference;
            if ((id is not null && !seen.Add(id.Number)) || file.Dictionary(item) is not { } field)
                continue;
            var own = new Inherited(
                parent.Join(PdfText.Decode(file.Resolve(field["T"]))), (file.Resolve(field["FT"]) as PdfName)?.Value ?? parent.Type,
                (file.Resolve(field["Ff"]) as PdfInteger)?.Value ?? parent.Flags);
            var kids = file.Array(field["Kids"]);
            found.Add(Read(file, own, id, field, kids));
            Collect(file, kids, own, found, seen, depth + 1);
        }
    }

    private static FormField Read(PdfFile file, Inherited own, PdfReference? id, PdfDictionary field, PdfArray? kids)
    {
        var named = (kids?.Items ?? []).Any(kid => file.Dictionary(kid)?["T"] is not null);
        IReadOnlyList<PdfReference> widgets = kids is { Items.Count: > 0 } ? [.. kids.Items.OfType<PdfReference>()] : id is null ? [] : [id];
        return new(own.Name, own.Type, id, field, field["V"], own.Flags, widgets, field["T"] is not null && !named);
    }

    /// <summary>What a field gets from those above it.</summary>
    private sealed record Inherited(string Name, string? Type, long Flags)
    {
        public string Join(string? part) => part is null ? Name : Name.Length == 0 ? part : $"{Name}.{part}";
    }
}
