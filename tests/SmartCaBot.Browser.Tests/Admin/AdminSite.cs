using SmartCaBot.Browser.Tests.Hosting;

namespace SmartCaBot.Browser.Tests.Admin;

/// <summary>A host of its own: what is switched off here is nobody else's.</summary>
public sealed class AdminSite : IAsyncLifetime
{
    internal RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.StartAsync(new Dictionary<string, string>());

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
