using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Where no office hangs up codes.</summary>
internal sealed class NoCampaigns : ICampaigns
{
    public Task<Campaign?> FindAsync(string code, CancellationToken cancellationToken) => Task.FromResult<Campaign?>(null);
}
