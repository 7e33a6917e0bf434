using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>The printed codes that the test has hung up.</summary>
public sealed class SimulatedCampaigns : ICampaigns
{
    public Dictionary<string, Campaign> Known { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Task<Campaign?> FindAsync(string code, CancellationToken cancellationToken) =>
        Task.FromResult(Known.GetValueOrDefault(string.Concat(code.Where(char.IsAsciiLetterOrDigit))));
}
