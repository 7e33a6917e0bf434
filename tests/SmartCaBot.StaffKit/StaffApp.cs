using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

namespace SmartCaBot.StaffKit;

/// <summary>
/// The staff's part of the host in this process: real storage (SQLite in a fresh folder, or PostgreSQL), real pages over HTTP, a clock that tests move. A module
/// adds itself: <c>StaffApp.StartAsync(s => s.AddDesk(), app => app.MapDesk())</c>.
/// </summary>
public sealed class StaffApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private int _accounts;

    private StaffApp(WebApplication app, StorageModule storage, ManualClock clock, string folder) =>
        (_app, Storage, Clock, _folder) = (app, storage, clock, folder);

    public StorageModule Storage { get; }

    public ManualClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <param name="add">Services of a module.</param>
    /// <param name="map">Its routes.</param>
    /// <param name="options">Null: few rounds for passwords, Vietnamese time.</param>
    /// <param name="postgres">Connection string of an empty database; null: SQLite.</param>
    public static async Task<StaffApp> StartAsync(
        Action<IServiceCollection>? add = null, Action<WebApplication>? map = null, StaffOptions? options = null, string? postgres = null)
    {
        var folder = Directory.CreateTempSubdirectory("smartcabot-staff-").FullName;
        var clock = new ManualClock();
        var storage = await StorageModule.OpenAsync(
            new StorageOptions
            {
                Provider = postgres is null ? StorageProvider.Sqlite : StorageProvider.PostgreSql,
                ConnectionString = postgres,
                DataDirectory = folder,
                Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize),
            },
            clock, CancellationToken.None);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(storage);
        builder.Services.AddStaff(options ?? new StaffOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), PasswordRounds = 1000 });
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseStaff();
        app.MapStaff();
        map?.Invoke(app);
        await app.StartAsync();
        return new StaffApp(app, storage, clock, folder);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public StaffDriver Stranger() => new(Address, Clock);

    /// <summary>A new account of these roles for the whole province, signed in.</summary>
    public Task<StaffDriver> SignInAsync(params StaffRole[] roles) => SignInAsync(office: null, roles);

    public async Task<StaffDriver> SignInAsync(string? office, params StaffRole[] roles)
    {
        var number = Interlocked.Increment(ref _accounts);
        var account = await TestAccount.AddAsync(Services, $"canbo{number}", $"Cán bộ {number}", roles, office);
        var driver = Stranger();
        await driver.SignInAsync(account);
        return driver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
