using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Funnel;

/// <summary>How many of the adults who live there have come to a signature here, beside what the State aims at.</summary>
/// <param name="Area">The office's name, or the province.</param>
/// <param name="Population">As an administrator entered it.</param>
/// <param name="Activated">Certificates made through the assistant, ever.</param>
/// <param name="Signed">People who signed a document through it, ever: a lower bound of who uses services online.</param>
/// <param name="All">The aims.</param>
internal sealed record TargetComparison(string Area, Population Population, Figure Activated, Figure Signed, IReadOnlyList<Target> All)
{
    public double? ActivatedShare => Share(Activated);

    public double? SignedShare => Share(Signed);

    public IReadOnlyList<(int Percent, string Name)> SignatureTargets => Marks("signature", "province");

    public IReadOnlyList<(int Percent, string Name)> OnlineTargets => Marks("online-services");

    private double? Share(Figure figure) => figure.Shown is { } people ? (double)people / Population.Adults : null;

    /// <summary>Aims of the same height share a mark.</summary>
    private IReadOnlyList<(int Percent, string Name)> Marks(params string[] ids) =>
        [.. All.Where(target => ids.Contains(target.Id)).GroupBy(target => target.Percent).Select(marks => (marks.Key, string.Join(", ", marks.Select(target => target.Name))))];
}
