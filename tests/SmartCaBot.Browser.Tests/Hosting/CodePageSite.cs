namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>A host of its own, whose chat takes no codes.</summary>
public sealed class CodePageSite : IAsyncLifetime
{
    internal RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Host = await RunningHost.StartAsync(new Dictionary<string, string> { ["SmartCaBot__Web__AllowTypedCodes"] = "false" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
