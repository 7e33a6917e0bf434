using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Certificates and revocation data may be added (DSS, ISO 32000-2 12.8.4.3). They are not shown.</summary>
internal static class ValidationDataChanges
{
    private static readonly string[] Lists = ["Certs", "OCSPs", "CRLs"];
    private static readonly HashSet<string> Keys = ["Type", "VRI", .. Lists];

    public static void Check(Revisions revisions)
    {
        var (place, then, now) = (revisions.Then.Catalog["DSS"], revisions.Then, revisions.Now);
        if (place is null ? now.Catalog["DSS"] is null : Same.Object(place, now.Catalog["DSS"] ?? PdfNull.Value) && !revisions.IsChanged(place))
            return;
        var (before, after) = (then.Dictionary(place) ?? new(), now.Dictionary(now.Catalog["DSS"]));
        var grew = after is not null && before.Entries.Concat(after.Entries).All(entry => Keys.Contains(entry.Key))
            && Lists.All(key => Grew(then, now, before[key], after[key]))
            && IsStore(then, before) && IsStore(now, after);
        Revisions.Require(grew, SuspectedAttack.IncrementalSaving);
        revisions.ExplainOnly(place);
        revisions.Found(LaterChange.ValidationData);
    }

    /// <summary>What may differ is what it should be, so that it is of no use for anything else.</summary>
    private static bool IsStore(PdfFile file, PdfDictionary store) =>
        store["Type"] is null or PdfName && Lists.All(key => file.Resolve(store[key]) is null or PdfArray)
        && file.Resolve(store["VRI"]) is null or PdfDictionary;

    private static bool Grew(PdfFile then, PdfFile now, PdfObject? before, PdfObject? after) =>
        Same.Appended(then.Array(before), now.Array(after)) is { } added && added.All(item => now.Resolve(item) is PdfStream);
}
