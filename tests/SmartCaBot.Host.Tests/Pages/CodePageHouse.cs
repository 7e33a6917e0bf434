using SmartCaBot.Host.Tests.Running;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>One host in whose chats no codes may be typed, for all tests of a class.</summary>
public sealed class CodePageHouse : IAsyncLifetime
{
    internal RunningHost Running { get; } = new();

    public async ValueTask InitializeAsync() => await Running.StartAsync(new() { ["SmartCaBot__Web__AllowTypedCodes"] = "false" });

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
