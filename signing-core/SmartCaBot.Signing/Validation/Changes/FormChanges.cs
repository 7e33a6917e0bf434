using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>The form may gain fields that are signed, and nothing else.</summary>
internal static class FormChanges
{
    private static readonly HashSet<string> FieldKeys =
        ["Type", "Subtype", "FT", "T", "V", "F", "Ff", "Rect", "P", "AP", "Lock", "SV", "MK", "DA", "TU", "M", "NM"];

    /// <summary>The signature fields that were added.</summary>
    public static HashSet<PdfReference> Check(Revisions revisions)
    {
        var (then, now) = (revisions.Then, revisions.Now);
        var (before, after) = (then.Dictionary(then.Catalog["AcroForm"]) ?? new(), now.Dictionary(now.Catalog["AcroForm"]) ?? new());
        Revisions.Require(
            Same.Except(before, after, "Fields", "SigFlags") && IsForm(then, before) && IsForm(now, after), SuspectedAttack.IncrementalSaving);
        var added = Same.Appended(then.Array(before["Fields"]), now.Array(after["Fields"]))
            ?? throw new ChangeNotAllowedException(SuspectedAttack.ShadowHide);
        foreach (var item in added)
            CheckSignature(revisions, item);
        revisions.ExplainOnly(then.Catalog["AcroForm"]);
        revisions.ExplainOnly(before["Fields"]);
        return [.. added.Cast<PdfReference>()];
    }

    /// <summary>What may differ is what it should be, so that it is of no use for anything else.</summary>
    private static bool IsForm(PdfFile file, PdfDictionary form) =>
        form["SigFlags"] is null or PdfInteger && file.Resolve(form["Fields"]) is null or PdfArray;

    private static void CheckSignature(Revisions revisions, PdfObject item)
    {
        var now = revisions.Now;
        if (!revisions.IsNew(item) || now.Dictionary(item) is not { } field || field.Name("FT") != "Sig" || field.Name("Subtype") != "Widget"
            || field.Entries.Any(entry => !FieldKeys.Contains(entry.Key)) || !revisions.IsNew(field["V"]) || now.Dictionary(field["V"]) is not { } signature)
        {
            throw new ChangeNotAllowedException(SuspectedAttack.IncrementalSaving);
        }
        var area = PdfEdges.Read(now, field["Rect"]);
        Revisions.Require(area is not null, SuspectedAttack.SneakySignature);
        if (area is { IsEmpty: false })
        {
            revisions.Place.Check(revisions, (PdfReference)item, field, area.Value);
            revisions.Found(LaterChange.VisibleSignature);
        }
        else
        {
            revisions.Found(Kind(signature));
        }
    }

    public static LaterChange Kind(PdfDictionary signature) => signature.Name("SubFilter") == "ETSI.RFC3161" ? LaterChange.TimeStamp : LaterChange.Signature;
}
