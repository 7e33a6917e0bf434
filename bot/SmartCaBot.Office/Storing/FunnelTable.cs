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

    private const string Median = $"""
        {Cohort}
        SELECT gap FROM (
            SELECT later.at - earlier.at AS gap, row_number() OVER (ORDER BY later.at - earlier.at) AS place, count(*) OVER () AS total
            FROM reached earlier
            JOIN reached later ON later.conversation_id = earlier.conversation_id AND later.campaign = earlier.campaign
            WHERE earlier.name = $6 AND later.name = $7 AND later.at >= earlier.at) AS gaps
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

    /// <summary>How long half of those who reached both took from one milestone to the next at the most; null when nobody did.</summary>
    public async Task<TimeSpan?> MedianAsync(FunnelScope scope, string earlier, string later, CancellationToken cancellationToken)
    {
        var (from, to, office, campaign, every) = Values(scope);
        var found = await database.ReadAsync(
            session => session.FindAsync(Median, row => new Counted("", row.Int64(0)), from, to, office, campaign, every, earlier, later), cancellationToken);
        return found is null ? null : TimeSpan.FromMilliseconds(found.Count);
    }

    private static (long From, long To, string Office, string Campaign, long Every) Values(FunnelScope scope) => (
        scope.From.ToUnixTimeMilliseconds(), scope.To.ToUnixTimeMilliseconds(), scope.Office ?? "", scope.Campaign ?? "",
        scope is { Every: true, Office: null, Campaign: null } ? 1 : 0);

    private sealed record Counted(string Name, long Count);
}
