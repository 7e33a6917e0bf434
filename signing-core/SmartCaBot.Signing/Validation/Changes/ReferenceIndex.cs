using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Which objects of a file refer to which.</summary>
internal sealed class ReferenceIndex
{
    private readonly Dictionary<int, List<int>> referrers = [];

    /// <exception cref="PdfException">An object cannot be read, so that nobody knows what it refers to.</exception>
    public ReferenceIndex(PdfFile file)
    {
        var own = file.With(PdfLimits.ForWholeFile());
        foreach (var (number, entry) in own.Entries.Where(e => e.Value.Kind != XrefEntryKind.Free).OrderBy(e => e.Value.Position))
        {
            var walk = new ReferenceWalk();
            walk.Visit(own.Resolve(new PdfReference(number, entry.Generation)));
            foreach (var target in walk.Numbers)
            {
                if (!referrers.TryGetValue(target, out var list))
                    referrers[target] = list = [];
                list.Add(number);
            }
        }
    }

    public IReadOnlyList<int> ReferrersOf(int number) => referrers.TryGetValue(number, out var list) ? list : [];
}
