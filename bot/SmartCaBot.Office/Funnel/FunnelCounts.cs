namespace SmartCaBot.Office.Funnel;

/// <summary>What was counted.</summary>
/// <param name="Scans">People who opened the page of a code.</param>
/// <param name="Reached">Milestone → conversations that reached it.</param>
internal sealed record FunnelCounts(long Scans, IReadOnlyDictionary<string, long> Reached)
{
    private const string Rated = "satisfied:";

    public long Of(string step) => step == FunnelStep.Scans ? Scans : Reached.GetValueOrDefault(step);

    /// <summary>Conversations that rated the help, 1 to 5.</summary>
    public long Ratings => Reached.Where(pair => pair.Key.StartsWith(Rated, StringComparison.Ordinal)).Sum(pair => pair.Value);

    /// <summary>Mean rating; null without one.</summary>
    public double? Satisfaction => Ratings == 0 ? null
        : Enumerable.Range(1, 5).Sum(rating => rating * (double)Reached.GetValueOrDefault($"{Rated}{rating}")) / Ratings;
}
