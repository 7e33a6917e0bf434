using SmartCaBot.Office.Funnel;
using SmartCaBot.Storage;

namespace SmartCaBot.Office.Storing;

/// <summary>
/// Counts over tables milestones and campaign_scans. A conversation belongs to the days in which it reached its first milestone, and all that it reached later counts
/// there; so a later step never has more than an earlier one because of the calendar.
/// </summary>
internal sealed class FunnelTable(IDatabase database)
{
    // A form's step that is asked again after a correction is reached again: its first time counts.
    private const string Cohort = """
        WITH reached AS (
            SELECT conversation_id, campaign, name, min(at) AS at FROM milestones
            WHERE began >= $1 AND began < $2 AND ($3 = '' OR office = $3) AND ($4 = '' OR campaign = $4) AND ($5 = 1 OR campaign <> '')
            GROUP BY conversation_id, campaign, name)
        """;

    private const string Reached = $"""
        {Cohort}
        SELECT name, count(*) FROM reached GROUP BY name
        """;

    private const string Scans = """
        SELECT count(*) FROM campaign_scans WHERE at >= $1 AND at < $2 AND ($3 = '' OR office = $3) AND ($4 = '' OR campaign = $4)
        """;

    private static readonly string Medians = $"""
        {Cohort},
        pairs(earlier, later) AS (VALUES {string.Join(", ", FunnelStep.Pairs.Select(pair => $"('{pair.Earlier}', '{pair.Later}')"))})
        SELECT earlier, later, gap FROM (
            SELECT pairs.earlier, pairs.later, b.at - a.at AS gap,
                row_number() OVER (PARTITION BY pairs.earlier, pairs.later ORDER BY b.at - a.at) AS place,
                count(*) OVER (PARTITION BY pairs.earlier, pairs.later) AS total
            FROM pairs
            JOIN reached a ON a.name = pairs.earlier
            JOIN reached b ON b.name = pairs.later AND b.conversation_id = a.conversation_id AND b.campaign = a.campaign
            WHERE b.at >= a.at) AS gaps
        WHERE place = (total + 1) / 2
        """;

    public Task<FunnelCounts> CountAsync(FunnelScope scope, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var (from, to, office, campaign, every) = Values(scope);
            var reached = await session.ListAsync(Reached, row => new Counted(row.Text(0), row.Int64(1)), from, to, office, campaign, every);
            var scans = await session.FindAsync(Scans, row => new Counted("", row.Int64(0)), from, to, office, campaign);
            return new FunnelCounts(scans!.Count, reached.ToDictionary(counted => counted.Name, counted => counted.Count, StringComparer.Ordinal));
        },
        cancellationToken);

    /// <summary>How long half of those who reached both took from one milestone to a later one at the most; pairs that nobody reached are left out.</summary>
    public async Task<IReadOnlyDictionary<(string Earlier, string Later), TimeSpan>> MediansAsync(FunnelScope scope, CancellationToken cancellationToken)
    {
        var (from, to, office, campaign, every) = Values(scope);
        var found = await database.ReadAsync(
            session => session.ListAsync(
                Medians, row => (Pair: (row.Text(0), row.Text(1)), Gap: row.Int64(2)), from, to, office, campaign, every), cancellationToken);
        return found.ToDictionary(median => median.Pair, median => TimeSpan.FromMilliseconds(median.Gap));
    }

    private static (long From, long To, string Office, string Campaign, long Every) Values(FunnelScope scope) => (
        scope.From.ToUnixTimeMilliseconds(), scope.To.ToUnixTimeMilliseconds(), scope.Office ?? "", scope.Campaign ?? "",
        scope is { Every: true, Office: null, Campaign: null } ? 1 : 0);

    private sealed record Counted(string Name, long Count);
}
