using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Recognises updates that do nothing but add invisible signatures. Everything not recognised counts as a
/// change: shadow attacks live on updates that look harmless. Visible signatures, time stamps and filled
/// fields are therefore reported as changes, too.
/// </summary>
internal static class SignatureUpdate
{
    private static readonly HashSet<string> FieldKeys =
        ["Type", "Subtype", "FT", "T", "V", "F", "Ff", "Rect", "P", "AP", "Lock", "SV", "MK", "DA", "TU"];

    private static readonly string[] TrailerKeys = ["Size", "Prev", "ID", "Type", "W", "Index", "Length", "Filter", "DecodeParms"];

    public static bool IsAllThatChanged(PdfFile then, PdfFile now)
    {
        if (!Continues(then, now) || then.Root != now.Root || !Same.Except(then.Trailer, now.Trailer, TrailerKeys)
            || !Same.Except(then.Catalog, now.Catalog, "AcroForm") || AddedFields(then, now) is not { } fields)
        {
            return false;
        }
        var mayChange = new HashSet<int> { then.Root.Number };
        Allow(mayChange, then.Catalog["AcroForm"]);
        Allow(mayChange, then.Dictionary(then.Catalog["AcroForm"])?["Fields"]);
        foreach (var field in fields)
        {
            if (now.Dictionary(field)?["P"] is not PdfReference page || !PageOnlyGained(then, now, page, fields))
                return false;
            Allow(mayChange, page);
            Allow(mayChange, then.Dictionary(page)?["Annots"]);
        }
        return OtherObjectsStand(then, now, mayChange);
    }

    /// <summary>The newer file was made by appending sections to the older one, whose sections it still uses.</summary>
    private static bool Continues(PdfFile then, PdfFile now) =>
        now.Sections.Count >= then.Sections.Count
        && now.Sections.TakeLast(then.Sections.Count).Select(s => s.Offset).SequenceEqual(then.Sections.Select(s => s.Offset));

    /// <summary>The signature fields appended to the form, or null when the form changed in another way.</summary>
    private static HashSet<PdfReference>? AddedFields(PdfFile then, PdfFile now)
    {
        var (before, after) = (then.Dictionary(then.Catalog["AcroForm"]) ?? new(), now.Dictionary(now.Catalog["AcroForm"]) ?? new());
        if (!Same.Except(before, after, "Fields", "SigFlags")
            || Same.Appended(then.Array(before["Fields"]), now.Array(after["Fields"])) is not { } added)
        {
            return null;
        }
        var first = then.FreeNumber();
        return added.All(item => item is PdfReference field && field.Number >= first && IsInvisibleSignature(now, field, first))
            ? added.Cast<PdfReference>().ToHashSet()
            : null;
    }

    private static bool IsInvisibleSignature(PdfFile now, PdfReference reference, int first) =>
        now.Dictionary(reference) is { } field
        && field.Entries.All(entry => FieldKeys.Contains(entry.Key))
        && field.Name("FT") == "Sig" && field.Name("Subtype") == "Widget"
        && field["V"] is PdfReference value && value.Number >= first && now.Dictionary(value) is not null
        && field["Rect"] is PdfArray { Items: [PdfInteger left, PdfInteger bottom, PdfInteger right, PdfInteger top] }
        && (left == right || bottom == top);

    private static bool PageOnlyGained(PdfFile then, PdfFile now, PdfReference page, HashSet<PdfReference> fields) =>
        then.Dictionary(page) is { } before && now.Dictionary(page) is { } after
        && Same.Except(before, after, "Annots")
        && Same.Appended(then.Array(before["Annots"]), now.Array(after["Annots"])) is { } added
        && added.All(item => item is PdfReference widget && fields.Contains(widget));

    private static bool OtherObjectsStand(PdfFile then, PdfFile now, HashSet<int> mayChange)
    {
        var first = then.FreeNumber();
        foreach (var (number, entry) in now.Entries)
        {
            var stands = then.Entries.TryGetValue(number, out var known) ? known == entry || mayChange.Contains(number) : number >= first;
            if (!stands)
                return false;
        }
        return true;
    }

    private static void Allow(HashSet<int> numbers, PdfObject? value)
    {
        if (value is PdfReference reference)
            numbers.Add(reference.Number);
    }
}
