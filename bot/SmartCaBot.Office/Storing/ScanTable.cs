using SmartCaBot.Storage;

namespace SmartCaBot.Office.Storing;

/// <summary>Table campaign_scans.</summary>
internal sealed class ScanTable(IDatabase database, TimeProvider clock)
{
    /// <summary>Counts a scan once.</summary>
    /// <param name="id">What makes it the same scan; leads to nobody.</param>
    /// <param name="campaign">Code.</param>
    /// <param name="office">Whose.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task CountAsync(string id, string campaign, string office, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO campaign_scans (id, campaign, office, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            id, campaign, office, clock.GetUtcNow().ToUnixTimeMilliseconds()),
        cancellationToken);
}
