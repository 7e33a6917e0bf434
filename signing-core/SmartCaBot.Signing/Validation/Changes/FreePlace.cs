using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>
/// A later signature that draws may be what people do with contracts, or a way to cover what was signed. It counts as allowed when it is
/// small, covers nothing that one can touch, stands on one page, and its signer is known to answer for it.
/// </summary>
internal sealed class FreePlace
{
    /// <summary>Of the page, for one signature.</summary>
    private const double LargestShare = 0.1;

    /// <summary>Of the page, for all that came later.</summary>
    private const double LargestSum = 0.3;

    private readonly List<(PdfReference Page, PdfEdges Area)> drawn = [];

    /// <param name="revisions">Of the document.</param>
    /// <param name="id">The field, which is its own widget.</param>
    /// <param name="field">As it is now.</param>
    /// <param name="area">Where it draws.</param>
    public void Check(Revisions revisions, PdfReference id, PdfDictionary field, PdfEdges area)
    {
        var (then, now) = (revisions.Then, revisions.Now);
        var page = field["P"] is PdfReference named ? PageTree.Find(then, named) : null;
        Require(page is not null && revisions.IsSound(id));
        // Viewers draw what a page lists, whichever page the field names.
        Require(now.Array(now.Dictionary(page!.Id)?["Annots"])?.Items.Count(id.Equals) == 1 && revisions.IsListedOnce(id));
        var size = page.Box.Width * page.Box.Height;
        Require(area.Width * area.Height <= LargestShare * size);
        var later = drawn.Where(d => d.Page == page.Id).Select(d => d.Area).ToList();
        Require(later.Append(area).Sum(a => a.Width * a.Height) <= LargestSum * size);
        var others = (then.Array(then.Dictionary(page.Id)?["Annots"])?.Items ?? [])
            .Where(annotation => !id.Equals(annotation))
            .Select(annotation => PdfEdges.Read(then, then.Dictionary(annotation)?["Rect"])).OfType<PdfEdges>();
        Require(others.Concat(later).All(other => other.IsEmpty || other.Intersect(area).IsEmpty));
        drawn.Add((page.Id, area));
    }

    private static void Require(bool isAllowed) => Revisions.Require(isAllowed, SuspectedAttack.SneakySignature);
}
