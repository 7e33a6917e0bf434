using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Auditing;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Admin.Tests;

/// <summary>One running app for the tests of a class: real storage and pages; what only the whole host has is played here.</summary>
public sealed class AdminHouse : IAsyncLifetime
{
    public const string Reason = "kiểm thử tự động, xin bỏ qua";

    public StaffApp App { get; private set; } = null!;

    internal FakePlatform Platform { get; } = new();

    internal FakeNotes Noted { get; } = new();

    internal FakeOutage Outage { get; } = new();

    public async ValueTask InitializeAsync() => App = await StaffApp.StartAsync(services => services
        .AddSingleton<IPlatformHealth>(Platform)
        .AddSingleton<IAuditSealKey>(Platform)
        .AddSingleton<IDossierConversations>(Platform)
        .AddSingleton<ICertificateReminders>(Platform)
        .AddSingleton<IEndingCertificates>(Platform)
        .AddSingleton<ICertificateDesk>(Platform)
        .AddSingleton<IErasedNotes>(Noted)
        .AddSingleton<ICitizens>(s => ActivatorUtilities.CreateInstance<FakeCitizens>(s, Outage))
        .AddSingleton<ICitizenPart>(Outage)
        .AddAdmin(new AdminOptions { ErasureNeedsTwo = true, Version = "1.2.3", Periods = Month }));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public Task<StaffDriver> AdministratorAsync() => App.SignInAsync(StaffRole.Administrator);

    private static readonly RetentionPeriods Month = new(
        TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(30));
}
