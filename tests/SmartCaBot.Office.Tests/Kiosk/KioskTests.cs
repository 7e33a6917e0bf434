using System.Net;
using System.Text.RegularExpressions;
using SmartCaBot.Office.Kiosk;
using SmartCaBot.Office.Tests.Support;

namespace SmartCaBot.Office.Tests.Kiosk;

/// <summary>Tokens that open a chat on a desk's device.</summary>
public sealed partial class KioskTests(OfficeHouse house) : IClassFixture<OfficeHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Kiosks Kiosks => house.Service<Kiosks>();

    [Fact]
    public async Task A_token_opens_one_chat_of_its_desk_and_of_many_at_once_one_wins()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 31");
        var token = Token(await house.Officer.PostAsync("/office/kiosk", ("Code", code)));

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Kiosks.UseAsync(token, Cancel)));

        Assert.Equal([code], opened.Where(campaign => campaign is not null));
        Assert.Null(await Kiosks.UseAsync(token, Cancel));
    }

    [Fact]
    public async Task A_token_is_good_for_ten_minutes_and_others_open_nothing()
    {
        var token = Token(await house.Officer.PostAsync("/office/kiosk", ("Code", "")));
        house.App.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(await Kiosks.UseAsync(token, Cancel));
        Assert.Null(await Kiosks.UseAsync("AAAAAAAAAAAAAAAAAAAAAAAAAAA", Cancel));
        Assert.Null(await Kiosks.UseAsync("' OR 1=1 --", Cancel));
    }

    [Fact]
    public async Task Only_a_hash_of_the_token_is_kept()
    {
        var token = Token(await house.Officer.PostAsync("/office/kiosk", ("Code", "")));
        var rows = await house.Database.ReadAsync(session => session.ListAsync("SELECT id FROM kiosk_tickets", row => row.Text(0)), Cancel);

        Assert.DoesNotContain(token, rows);
        Assert.All(rows, id => Assert.Matches("^[0-9a-f]{64}$", id));
    }

    [Fact]
    public async Task Handing_over_this_device_signs_the_officer_out_of_it_first()
    {
        using var officer = await house.App.SignInAsync(OfficeHouse.TanLap, SmartCaBot.Staff.StaffRole.Officer);
        await officer.GetAsync("/office/kiosk");
        var page = await officer.PostAsync("/office/kiosk?handler=Here", ("Code", ""));

        Assert.StartsWith("/?kiosk=", page.Path, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", (await officer.GetAsync("/office")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_offices_desk_cannot_be_used()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 32");

        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.PostAsync("/office/kiosk", ("Code", code))).Status);
    }

    [Fact]
    public async Task At_the_end_the_browser_is_told_to_forget_this_host()
    {
        using var browser = new HttpClient { BaseAddress = house.App.Address };
        var answer = await browser.GetAsync("/kiosk/xong", Cancel);

        Assert.Equal("\"cache\", \"cookies\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static string Token(StaffKit.StaffPage page) => Shown().Match(page.Html).Groups[1].Value;

    [GeneratedRegex(@"/\?kiosk=([\w-]{27})")]
    private static partial Regex Shown();
}
