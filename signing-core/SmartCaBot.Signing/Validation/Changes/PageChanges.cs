using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Pages may gain the widgets of new signatures, and notes where a certification allows them.</summary>
internal static class PageChanges
{
    /// <summary>What draws a mark that everybody knows, if it has no appearance of its own.</summary>
    private static readonly HashSet<string> Notes = ["Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret"];

    public static void Check(Revisions revisions, HashSet<PdfReference> widgets)
    {
        // Those of the widgets first: a document of a thousand pages is walked through only when something else changed.
        var named = widgets.Select(widget => revisions.Now.Dictionary(widget)?["P"]).OfType<PdfReference>().Distinct();
        foreach (var page in named.Concat(PageTree.Pages(revisions.Then)).TakeWhile(_ => !revisions.IsAllExplained))
        {
            if (revisions.Then.Dictionary(page) is not { } before || before.Name("Type") != "Page")
                continue;
            if (!revisions.IsChanged(page) && !revisions.IsChanged(before["Annots"]))
                continue;
            var after = revisions.Now.Dictionary(page) ?? throw new ChangeNotAllowedException(SuspectedAttack.ShadowHide);
            Revisions.Require(Same.Except(before, after, "Annots"), Shown(revisions, before, after));
            Revisions.Require(
                revisions.Then.Resolve(before["Annots"]) is null or PdfArray && revisions.Now.Resolve(after["Annots"]) is null or PdfArray, SuspectedAttack.IncrementalSaving);
            var added = Same.Appended(revisions.Then.Array(before["Annots"]), revisions.Now.Array(after["Annots"]))
                ?? throw new ChangeNotAllowedException(SuspectedAttack.ShadowHide);
            foreach (var item in added.Where(item => item is not PdfReference id || !widgets.Contains(id)))
                CheckNote(revisions, item);
            revisions.Explain(page);
            revisions.ExplainOnly(before["Annots"]);
        }
    }

    private static void CheckNote(Revisions revisions, PdfObject item)
    {
        var note = revisions.Now.Dictionary(item);
        var harmless = note is not null && (item is PdfDictionary || revisions.IsNew(item)) && note["AP"] is null && note["Contents"] is null or PdfString && Notes.Contains(note.Name("Subtype") ?? "");
        Revisions.Require(harmless, SuspectedAttack.EvilAnnotation);
        revisions.Found(LaterChange.Annotation);
    }

    /// <summary>Content that was in the file already is the mark of a shadow document.</summary>
    private static SuspectedAttack Shown(Revisions revisions, PdfDictionary before, PdfDictionary after) =>
        after["Contents"] is PdfReference shown && shown != before["Contents"] && !revisions.IsNew(shown) ? SuspectedAttack.ShadowHideAndReplace : SuspectedAttack.IncrementalSaving;
}
