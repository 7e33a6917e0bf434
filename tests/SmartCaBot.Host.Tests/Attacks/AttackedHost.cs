using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Running;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>One real host for the tests of a class, at an address that it knows as its own, and people of its staff.</summary>
public class AttackedHost : IAsyncLifetime
{
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}");
    private ServiceProvider? _services;
    private StorageModule? _storage;
    private int _accounts;

    /// <summary>Beside those that every such host has.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    internal RunningHost Running { get; } = new();

    internal Uri Address => Running.Host.Address;

    public async ValueTask InitializeAsync()
    {
        await Running.StartAsync(
            new(Settings)
            {
                ["SmartCaBot__PublicUrl"] = _address.GetLeftPart(UriPartial.Authority),
                ["SmartCaBot__Web__RequestsPerSecond"] = "1000",
                ["SmartCaBot__Web__NewChatsPerMinute"] = "1000",
                ["SmartCaBot__Connector__AllowAnonymous"] = "true",
                ["SmartCaBot__Connector__AllowHttp"] = "true",
            },
            _address);
        // Behind the host's back, as its operator's commands are.
        var data = DataDirectory.Open(Running.Data);
        _storage = await StorageModule.OpenAsync(
            new StorageOptions { DataDirectory = data.Root, Key = SecretFile.Key(data.KeyFile("storage.key"), StorageOptions.KeySize) },
            TimeProvider.System, CancellationToken.None);
        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddLogging().AddStorage(_storage).AddStaffAccounts(new StaffOptions()).BuildServiceProvider();
    }

    /// <summary>Somebody of the staff, signed in.</summary>
    internal async Task<StaffDriver> SignInAsync(params StaffRole[] roles)
    {
        var number = Interlocked.Increment(ref _accounts);
        var account = await TestAccount.AddAsync(_services!, $"tan-cong{number}", $"Cán bộ {number}", roles, citizenId: $"06618000{number:0000}");
        var driver = Stranger();
        await driver.SignInAsync(account);
        return driver;
    }

    internal Task<StaffDriver> SignInWithAllRolesAsync() => SignInAsync(Enum.GetValues<StaffRole>());

    internal StaffDriver Stranger() => new(Address, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null) await _services.DisposeAsync();
        if (_storage is not null) await _storage.DisposeAsync();
        await Running.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
