using System.Net;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Tests.Support;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Tests.Campaigns;

public sealed class CampaignPageTests(OfficeHouse house) : IClassFixture<OfficeHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_makes_a_code_and_prints_its_poster()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 3");

        var page = await house.Officer.GetAsync($"/office/campaigns/{code}");
        var poster = await house.Officer.Client.GetAsync($"/office/campaigns/{code}/poster.pdf", Cancel);
        using var tool = new Tool();

        Assert.Contains("Đang dùng", page.Text, StringComparison.Ordinal);
        Assert.Equal("application/pdf", poster.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"https://trolykyso.daklak.example/q/{CampaignCode.Shown(code)}", tool.Scan(await poster.Content.ReadAsByteArrayAsync(Cancel), 60));
        foreach (var file in new[] { "card.pdf", "qr.svg", "qr.png" })
            Assert.Equal(HttpStatusCode.OK, (await house.Officer.Client.GetAsync($"/office/campaigns/{code}/{file}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_bot_learns_of_a_code_at_once_and_of_its_change_and_end()
    {
        var campaigns = house.Service<ICampaigns>();
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 4", "service:11");

        var found = await campaigns.FindAsync(CampaignCode.Shown(code).ToLowerInvariant(), Cancel);
        await house.Officer.PostAsync(
            $"/office/campaigns/{code}", ("Desk", "Quầy 5"), ("Start", "sign"), ("Zalo", "true"), ("From", "2026-01-01"), ("To", ""), ("Note", ""));
        var changed = await campaigns.FindAsync(code, Cancel);
        await house.Officer.PostAsync($"/office/campaigns/{code}?handler=End", ("sure", "true"));

        Assert.Equal(new Campaign(code, OfficeHouse.TanLap, "Bộ phận Một cửa UBND phường Tân Lập", "Quầy 4", CampaignStart.Service, 11), found);
        Assert.Equal(("Quầy 5", CampaignStart.Sign), (changed!.Desk, changed.Start));
        Assert.Null(await campaigns.FindAsync(code, Cancel));
        Assert.Contains("Đã kết thúc", (await house.Officer.GetAsync("/office/campaigns")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_office_finds_nothing_of_it()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 6");

        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/campaigns/{code}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/campaigns/{code}/poster.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/funnel?code={code}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/funnel?office={OfficeHouse.TanLap}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/funnel.csv?code={code}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.PostAsync($"/office/campaigns/{code}?handler=End", ("sure", "true"))).Status);
        Assert.DoesNotContain("Quầy 6", (await house.Other.GetAsync("/office/campaigns")).Text, StringComparison.Ordinal);
        Assert.Contains("Quầy 6", (await house.Province.GetAsync("/office/campaigns")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_roles_and_strangers_stay_outside()
    {
        using var agent = await house.App.SignInAsync(OfficeHouse.TanLap, StaffRole.Agent);
        using var stranger = house.App.Stranger();

        Assert.NotEqual(HttpStatusCode.OK, (await agent.GetAsync("/office/campaigns")).Status);
        Assert.StartsWith("/staff/sign-in", (await stranger.GetAsync("/office/campaigns")).Path, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await house.Officer.GetAsync("/office/population")).Status);
    }

    [Fact]
    public async Task A_form_that_is_wrong_says_what_and_keeps_what_was_written()
    {
        var page = await house.Officer.PostAsync(
            "/office/campaigns/new", ("Desk", "Quầy 😀"), ("Start", "service:21"), ("From", "2026-05-02"), ("To", "2026-05-01"), ("Note", "<b>Giữ lại</b>"));

        Assert.Contains("Không in được ký tự “😀”", page.Text, StringComparison.Ordinal);
        Assert.Contains("chọn việc bắt đầu", page.Text, StringComparison.Ordinal);
        Assert.Contains("ít nhất một kênh", page.Text, StringComparison.Ordinal);
        Assert.Contains("phải sau ngày bắt đầu", page.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Giữ lại&lt;/b&gt;", page.Html, StringComparison.Ordinal);
    }

    [Theory, InlineData("2026-05-01", "9999-12-31"), InlineData("0001-01-01", "")]
    public async Task Days_that_the_calendar_cannot_end_are_refused(string from, string to)
    {
        var page = await house.Officer.PostAsync(
            "/office/campaigns/new", ("Desk", "Quầy 9"), ("Start", "sign"), ("Web", "true"), ("From", from), ("To", to), ("Note", ""));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Năm phải từ 2000", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_changes_from_one_reading_the_second_is_refused()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 7");
        var (desk, table) = (house.Service<CampaignDesk>(), house.Service<Storing.CampaignTable>());
        var read = (await table.FindAsync(code, Cancel))!;
        var actor = new StaffMember("a", "A", new HashSet<StaffRole> { StaffRole.Officer }, OfficeHouse.TanLap, default, default);
        var draft = new CampaignDraft(read.Office, "Quầy 8", read.Step, read.Channels, read.ValidFrom, null, "");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.TryChangeAsync(actor, read, draft, Cancel)));

        Assert.Single(outcomes, true);
    }
}
