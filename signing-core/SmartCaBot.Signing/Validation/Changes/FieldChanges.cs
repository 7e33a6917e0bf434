using SmartCaBot.Signing.Pdf.Placing;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Fields that were there: empty ones may be signed, others filled where a certification allows it, none that a signature locks.</summary>
internal static class FieldChanges
{
    public static void Check(Revisions revisions)
    {
        foreach (var field in revisions.Fields.Where(field => revisions.IsChanged(field.Id)))
        {
            if (revisions.Now.Dictionary(field.Id) is not { } after)
                throw new ChangeNotAllowedException(SuspectedAttack.ShadowHide);
            Revisions.Require(!FieldLock.IsLocked(revisions.Then, revisions.Fields, field.Name), SuspectedAttack.ShadowReplace);
            if (field.IsSignature)
                CheckSigned(revisions, field, after);
            else
                CheckFilled(revisions, field, after);
            revisions.Explain(field.Id);
        }
    }

    private static void CheckSigned(Revisions revisions, FormField field, Pdf.Objects.PdfDictionary after)
    {
        var now = revisions.Now;
        Revisions.Require(
            field.Value is null && revisions.IsNew(after["V"]) && now.Dictionary(after["V"]) is not null && Same.Except(field.Field, after, "V", "F", "AP", "M"),
            SuspectedAttack.IncrementalSaving);
        var draws = PdfEdges.Read(now, after["Rect"]) is not { IsEmpty: true };
        Revisions.Require(!draws || revisions.IsSound(field.Id!), SuspectedAttack.SneakySignature);
        revisions.Found(FormChanges.Kind(now.Dictionary(after["V"])!));
    }

    private static void CheckFilled(Revisions revisions, FormField field, Pdf.Objects.PdfDictionary after)
    {
        Revisions.Require(Same.Except(field.Field, after, "V", "AS", "AP", "I", "M"), SuspectedAttack.ShadowReplace);
        revisions.Found(LaterChange.FormFilled);
    }
}
