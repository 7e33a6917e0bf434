using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>
/// A signature that draws where no field was kept for it may be what people do with contracts, or a way to cover what was signed.
/// It counts as allowed when it is small, covers nothing that one can touch, and its signer is known to answer for it.
/// </summary>
internal static class FreePlace
{
    /// <summary>Of the page.</summary>
    private const double LargestShare = 0.1;

    public static void Check(Revisions revisions, PdfReference id, PdfDictionary field, PdfEdges area)
    {
        var then = revisions.Then;
        var page = field["P"] is PdfReference named ? PageTree.Find(then, named) : null;
        Revisions.Require(page is not null && revisions.IsSound(id), SuspectedAttack.SneakySignature);
        Revisions.Require(area.Width * area.Height <= LargestShare * page!.Box.Width * page.Box.Height, SuspectedAttack.SneakySignature);
        var others = (then.Array(then.Dictionary(page.Id)?["Annots"])?.Items ?? [])
            .Select(annotation => PdfEdges.Read(then, then.Dictionary(annotation)?["Rect"])).OfType<PdfEdges>();
        Revisions.Require(others.All(other => other.IsEmpty || other.Intersect(area).IsEmpty), SuspectedAttack.SneakySignature);
    }
}
