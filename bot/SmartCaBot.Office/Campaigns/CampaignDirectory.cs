using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Campaigns;

/// <summary>
/// All codes in memory, read again when they are older than some seconds: a code that is not there costs no query, however many are tried. What
/// this node changes it sees at once.
/// </summary>
internal sealed class CampaignDirectory(CampaignTable table, OfficeNames offices, TimeProvider clock) : ICampaigns, IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _current;

    /// <summary>Only what runs now: who comes by another begins a normal chat.</summary>
    public async Task<Campaign?> FindAsync(string code, CancellationToken cancellationToken) =>
        await FindPrintedAsync(code, cancellationToken) is { } found && found.Campaign.StateAt(clock.GetUtcNow()) == CampaignState.Running
            ? new Campaign(
                found.Campaign.Code, found.Campaign.Office, found.OfficeName, found.Campaign.Desk.Length > 0 ? found.Campaign.Desk : null,
                found.Campaign.Step.Start, found.Campaign.Step.Service)
            : null;

    /// <summary>Whatever its state; null for a code that never was.</summary>
    public async Task<FoundCampaign?> FindPrintedAsync(string? text, CancellationToken cancellationToken)
    {
        if (!CampaignCode.TryRead(text, out var code)) return null;
        var snapshot = await SnapshotAsync(cancellationToken);
        return snapshot.Campaigns.TryGetValue(code, out var campaign)
            ? new FoundCampaign(campaign, snapshot.Offices.GetValueOrDefault(campaign.Office, "Bộ phận Một cửa"))
            : null;
    }

    public async Task<IReadOnlyDictionary<string, string>> OfficesAsync(CancellationToken cancellationToken) =>
        (await SnapshotAsync(cancellationToken)).Offices;

    /// <summary>Those in which something new may begin.</summary>
    public Task<IReadOnlyDictionary<string, string>> OpenOfficesAsync(CancellationToken cancellationToken) => offices.OpenAsync(cancellationToken);

    /// <summary>The next question reads anew.</summary>
    public void Forget() => _current = null;

    public void Dispose() => _reading.Dispose();

    private async Task<Snapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        if (_current is { } fresh && clock.GetUtcNow() - fresh.ReadAt < Freshness) return fresh;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_current is { } meanwhile && clock.GetUtcNow() - meanwhile.ReadAt < Freshness) return meanwhile;
            var readAt = clock.GetUtcNow();
            var campaigns = await table.ListAsync(office: null, cancellationToken);
            return _current = new Snapshot(
                campaigns.ToDictionary(campaign => campaign.Code, StringComparer.Ordinal), await offices.AllAsync(cancellationToken), readAt);
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(
        IReadOnlyDictionary<string, PrintedCampaign> Campaigns, IReadOnlyDictionary<string, string> Offices, DateTimeOffset ReadAt);
}

/// <param name="Campaign">As stored.</param>
/// <param name="OfficeName">As citizens read it.</param>
internal sealed record FoundCampaign(PrintedCampaign Campaign, string OfficeName);
