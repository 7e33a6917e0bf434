using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;

namespace SmartCaBot.Office.Tests.Support;

/// <summary>Two offices with an officer each, on one running app for the tests of a class.</summary>
public sealed class OfficeHouse : IAsyncLifetime
{
    public const string TanLap = "tan-lap";
    public const string EaKao = "ea-kao";

    public StaffApp App { get; private set; } = null!;

    /// <summary>Works for Tân Lập.</summary>
    public StaffDriver Officer { get; private set; } = null!;

    /// <summary>Works for Ea Kao.</summary>
    public StaffDriver Other { get; private set; } = null!;

    /// <summary>Works for the whole province.</summary>
    public StaffDriver Province { get; private set; } = null!;

    public IDatabase Database => App.Storage.Database;

    public async ValueTask InitializeAsync()
    {
        App = await StaffApp.StartAsync(
            services =>
            {
                services.AddSingleton(OfficeContent.Library);
                services.AddSingleton(OfficeContent.Library.Phrases);
                services.AddSingleton(FormatOptions.Of(25 << 20, Zone).Signers());
                services.AddOffice(new OfficeOptions { PublicUrl = new Uri("https://trolykyso.daklak.example"), ZaloAccount = "388613280878808645", Zone = Zone });
            },
            app => app.MapOffice());
        await AddOfficeAsync(TanLap, "Bộ phận Một cửa UBND phường Tân Lập");
        await AddOfficeAsync(EaKao, "Bộ phận Một cửa UBND phường Ea Kao");
        Officer = await App.SignInAsync(TanLap, StaffRole.Officer);
        Other = await App.SignInAsync(EaKao, StaffRole.Officer);
        Province = await App.SignInAsync(StaffRole.Officer);
    }

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Makes a code on the page; returns it.</summary>
    public static async Task<string> AddCampaignAsync(StaffDriver officer, string desk, string start = "register", string? to = null)
    {
        var page = await officer.PostAsync(
            "/office/campaigns/new", ("Desk", desk), ("Start", start), ("Web", "true"), ("Zalo", "true"), ("From", "2026-01-01"), ("To", to ?? ""), ("Note", "Ghi chú"));
        return page.Path.Split('/', '?')[3];
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        Other.Dispose();
        Province.Dispose();
        await App.DisposeAsync();
    }

    private Task<int> AddOfficeAsync(string id, string name) => Database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO staff_offices (id, name, address, province, ward, time_zone, is_open, created_at, changed_at) VALUES ($1, $2, '', '', '', NULL, 1, 0, 0)", id, name),
        TestContext.Current.CancellationToken);
}
