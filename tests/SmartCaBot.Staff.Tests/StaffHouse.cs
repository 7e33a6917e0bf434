using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>One running app for the tests of a class.</summary>
public sealed class StaffHouse : IAsyncLifetime
{
    public StaffApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await StaffApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
