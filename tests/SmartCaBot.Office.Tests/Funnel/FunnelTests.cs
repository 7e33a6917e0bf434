using SmartCaBot.Office.Funnel;
using SmartCaBot.Office.Storing;
using SmartCaBot.Office.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Office.Tests.Funnel;

/// <summary>Figures from conversations written down as the turns write them.</summary>
public sealed class FunnelTests(OfficeHouse house) : IClassFixture<OfficeHouse>
{
    private static readonly DateTimeOffset Day = new(2026, 3, 10, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly string[] Way = ["started", "step:consent", "step:citizen-id", "step:full-name", "dossier", "activated", "first-signature"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_its_loss_and_the_median_between()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 21");
        // 20 scan, 10 start, 8 consent, 6 give the number, 4 the name, 3 hand in, 2 activate, 1 signs.
        await ScanAsync(code, 20);
        int[] reach = [10, 8, 6, 4, 3, 2, 1];
        for (var person = 0; person < reach[0]; person++)
        {
            for (var step = 0; step < Way.Length && person < reach[step]; step++)
                await ReachAsync($"c{person}-21", code, Way[step], Day.AddMinutes(step * (person + 1)), began: Day);
        }

        // Corrected later, so asked again: neither another person nor a longer way.
        await ReachAsync("c0-21", code, "step:consent", Day.AddHours(2), began: Day);

        await ReachAsync("c0-21", code, "handed-over", Day.AddMinutes(3), began: Day);
        await ReachAsync("c0-21", code, "satisfied:5", Day.AddHours(1), began: Day);
        await ReachAsync("c1-21", code, "satisfied:2", Day.AddHours(1), began: Day);

        var report = await MakeAsync(code, outsideOffice: false);

        Assert.Equal(
            [20, 10, 8, 6, 4, 3, 2, 1],
            report.Rows.Where(row => row.Step.Name == "scans" || Way.Contains(row.Step.Name)).Select(row => row.People.Value));
        Assert.Equal(0.5, Row(report, "started").Lost);
        Assert.Equal(0.2, Row(report, "step:consent").Lost!.Value, 6);
        // Eight people took 1 … 8 minutes to consent.
        Assert.Equal(TimeSpan.FromMinutes(4), Row(report, "step:consent").Median);
        Assert.Null(Row(report, "started").Median);
        Assert.Equal((1L, 2L, 3.5), (report.HandedOver.Value, report.Ratings.Value, report.Satisfaction!.Value));
    }

    [Fact]
    public async Task Few_people_are_not_shown_outside_the_office()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 22");
        for (var person = 0; person < 9; person++) await ReachAsync($"c{person}-22", code, "started", Day);
        for (var person = 0; person < 4; person++) await ReachAsync($"c{person}-22", code, "step:consent", Day.AddMinutes(1));

        var inside = await MakeAsync(code, outsideOffice: false);
        var outside = await MakeAsync(code, outsideOffice: true);
        var query = $"?code={code}&from=2026-03-01&to=2026-03-31";
        var seen = await house.Province.GetAsync("/office/funnel" + query);
        var csv = await house.Province.Client.GetStringAsync("/office/funnel.csv" + query, Cancel);

        Assert.Equal("4", Row(inside, "step:consent").People.ToString());
        Assert.Equal("<5", Row(outside, "step:consent").People.ToString());
        Assert.Null(Row(outside, "step:consent").Lost);
        Assert.Null(Row(outside, "step:consent").Median);
        Assert.Equal("0", Row(outside, "step:citizen-id").People.ToString());
        Assert.Contains("Đồng ý xử lý dữ liệu <5 – –", seen.Text, StringComparison.Ordinal);
        Assert.Contains(",step:consent,Đồng ý xử lý dữ liệu,<5,,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_offices_and_codes_are_kept_apart()
    {
        var (mine, theirs) = (await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 23"), await OfficeHouse.AddCampaignAsync(house.Other, "Quầy 1"));
        await ReachAsync("c-23a", mine, "started", Day.AddYears(1));
        await ReachAsync("c-23a", mine, "activated", Day.AddYears(1).AddDays(40), began: Day.AddYears(1));
        await ReachAsync("c-23b", theirs, "started", Day.AddYears(1), OfficeHouse.EaKao);
        await ReachAsync("c-23c", "", "started", Day.AddYears(1), null);
        var table = house.Service<FunnelTable>();
        var scope = new FunnelScope(Day.AddYears(1).AddHours(-1), Day.AddYears(1).AddHours(1));

        async Task<long> StartedAsync(FunnelScope of) => (await table.CountAsync(of, Cancel)).Of("started");

        Assert.Equal(1, await StartedAsync(scope with { Campaign = mine }));
        Assert.Equal(1, await StartedAsync(scope with { Office = OfficeHouse.EaKao }));
        Assert.Equal(2, await StartedAsync(scope));
        Assert.Equal(3, await StartedAsync(scope with { Every = true }));
        Assert.Equal(1, (await table.CountAsync(scope with { Campaign = mine }, Cancel)).Of("activated"));
        Assert.Equal(0, await StartedAsync(scope with { From = Day.AddYears(2), To = Day.AddYears(3) }));
    }

    [Fact]
    public async Task The_page_draws_the_numbers_compares_them_with_the_aims_and_invents_no_population()
    {
        using var administrator = await house.App.SignInAsync(StaffRole.Administrator);
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 24");
        await ReachAsync("c-24", code, "started", Day);
        await ReachAsync("c-24", code, "activated", Day.AddMinutes(9));
        var path = $"/office/funnel?code={code}&from=2026-03-01&to=2026-03-31";

        var before = await house.Officer.GetAsync(path);
        await administrator.PostAsync(
            "/office/population", ("Area", OfficeHouse.TanLap), ("Adults", "12.500"), ("Source", "Báo cáo dân số phường"), ("AsOf", "2025-12-31"));
        var after = await house.Officer.GetAsync(path);

        var changed = Assert.Single(await house.App.Storage.AuditSearch.FindAsync(new AuditQuery(Kind: AuditKind.PopulationChanged), long.MaxValue, 10, Cancel));
        Assert.Equal((OfficeHouse.TanLap, "adults=12500;as-of=2025-12-31"), (changed.Event.Reference, changed.Event.Detail));
        Assert.Contains("Chưa so được", before.Text, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch 133/KH-BCĐCĐS", before.Text, StringComparison.Ordinal);
        Assert.Contains("12.500 người trưởng thành (Báo cáo dân số phường, 31/12/2025)", after.Text, StringComparison.Ordinal);
        Assert.Matches(
            @"<desc id=""signature-desc"">Hiện nay 0,0\d%\. cả nước 2025, kế hoạch tỉnh: 50%\. cả nước 2030: 70%\.</desc>", System.Net.WebUtility.HtmlDecode(after.Html));
        Assert.Contains("<svg class=\"funnel wide\"", after.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_for_an_unknown_area_or_without_a_source_are_refused()
    {
        using var administrator = await house.App.SignInAsync(StaffRole.Administrator);

        var page = await administrator.PostAsync("/office/population", ("Area", "nowhere"), ("Adults", "many"), ("Source", " "), ("AsOf", "2125-12-31"));

        Assert.Equal(4, page.Html.Split("<li>").Length - page.Html[..page.Html.IndexOf("class=\"errors\"", StringComparison.Ordinal)].Split("<li>").Length);
    }

    private Task<FunnelReport> MakeAsync(string code, bool outsideOffice) => FunnelReport.MakeAsync(
        house.Service<FunnelTable>(), new FunnelScope(Day.AddDays(-1), Day.AddDays(1), OfficeHouse.TanLap, code), outsideOffice, Cancel);

    private static FunnelRow Row(FunnelReport report, string step) => report.Rows.Single(row => row.Step.Name == step);

    private Task<int> ReachAsync(
        string conversation, string campaign, string name, DateTimeOffset at, string? office = OfficeHouse.TanLap, DateTimeOffset? began = null) => house.Database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO milestones (conversation_id, campaign, office, name, at, began) VALUES ($1, $2, $3, $4, $5, $6)",
            conversation, campaign, office, name, at.ToUnixTimeMilliseconds(), (began ?? at).ToUnixTimeMilliseconds()),
        Cancel);

    private async Task ScanAsync(string campaign, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await house.Database.WriteAsync(
                session => session.ExecuteAsync(
                    "INSERT INTO campaign_scans (id, campaign, office, at) VALUES ($1, $2, $3, $4)", $"{campaign}-{i}", campaign, OfficeHouse.TanLap, Day.ToUnixTimeMilliseconds()),
                Cancel);
        }
    }
}
