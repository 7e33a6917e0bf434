using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Placing;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Fields that were there: empty ones may be signed, others filled where a certification allows it, none that a signature locks.</summary>
internal static class FieldChanges
{
    /// <summary>ISO 32000-1 table 221.</summary>
    private const long ReadOnly = 1;

    /// <summary>ISO 32000-1 table 226: it has no value, only a look.</summary>
    private const long PushButton = 1 << 16;

    public static void Check(Revisions revisions)
    {
        var locks = FieldLock.All(revisions.Then, revisions.Fields);
        foreach (var field in revisions.Fields.Where(field => revisions.IsChanged(field.Id)))
        {
            if (revisions.Now.Dictionary(field.Id) is not { } after)
                throw new ChangeNotAllowedException(SuspectedAttack.ShadowHide);
            Revisions.Require(!locks.Any(locked => locked.Closes(field.Name)), SuspectedAttack.ShadowReplace);
            if (field.IsSignature)
                CheckSigned(revisions, field, after);
            else
                CheckFilled(revisions, field, after);
            revisions.Explain(field.Id);
        }
    }

    private static void CheckSigned(Revisions revisions, FormField field, PdfDictionary after)
    {
        var now = revisions.Now;
        Revisions.Require(
            field.Value is null && revisions.IsNew(after["V"]) && now.Dictionary(after["V"]) is not null && Same.Except(field.Field, after, "V", "F", "AP", "M")
                && IsField(revisions.Then, field.Field) && IsField(now, after),
            SuspectedAttack.IncrementalSaving);
        if (PdfEdges.Read(now, after["Rect"]) is { IsEmpty: true } && after["AP"] is null)
        {
            revisions.Found(FormChanges.Kind(now.Dictionary(after["V"])!));
            return;
        }
        // That the field was there says little: it showed nothing when the document was signed.
        var area = PdfEdges.Read(now, after["Rect"]) ?? throw new ChangeNotAllowedException(SuspectedAttack.SneakySignature);
        revisions.Place.Check(revisions, field.Id!, after, area);
        revisions.Found(LaterChange.VisibleSignature);
    }

    private static void CheckFilled(Revisions revisions, FormField field, PdfDictionary after)
    {
        Revisions.Require((field.Flags & ReadOnly) == 0 && (field.Type != "Btn" || (field.Flags & PushButton) == 0), SuspectedAttack.ShadowReplace);
        Revisions.Require(
            Same.Except(field.Field, after, "V", "AS", "AP", "I", "M") && IsField(revisions.Then, field.Field) && IsField(revisions.Now, after)
                && revisions.Now.Resolve(after["V"]) is null or PdfString or PdfName or PdfArray,
            SuspectedAttack.ShadowReplace);
        revisions.Found(LaterChange.FormFilled);
    }

    /// <summary>What may differ is what it should be, so that it is of no use for anything else.</summary>
    private static bool IsField(PdfFile file, PdfDictionary field) =>
        file.Resolve(field["AP"]) is null or PdfDictionary && file.Resolve(field["AS"]) is null or PdfName && field["F"] is null or PdfInteger
        && file.Resolve(field["I"]) is null or PdfArray && file.Resolve(field["M"]) is null or PdfString;
}
