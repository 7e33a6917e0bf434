using System.Net;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Tests.Support;

namespace SmartCaBot.Office.Tests.Landing;

/// <summary>The page that a scanned code opens, as a phone's browser sees it.</summary>
public sealed class LandingTests(OfficeHouse house) : IClassFixture<OfficeHouse>
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 13; SM-A042F) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_the_citizen_is_and_offers_the_ways_on()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 3");
        var (answer, html) = await GetAsync(Browser(), $"/q/{CampaignCode.Shown(code).ToLowerInvariant()}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Quầy 3, Bộ phận Một cửa UBND phường Tân Lập", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/?code={code}\"", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/co-ban/vao\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://zalo.me/388613280878808645\"", html, StringComparison.Ordinal);
        Assert.Contains($"#SC {CampaignCode.Shown(code)}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(html.Length < 8000, "One small answer.");
    }

    [Theory]
    [InlineData("/q/")]
    [InlineData("/q/ABCDEFGHJKMNPQRSTU")]
    [InlineData("/q/https://evil.example/")]
    [InlineData("/q//evil.example")]
    [InlineData("/q/%5C%5Cevil.example")]
    [InlineData("/q/..%2F..%2Foffice%2Fcampaigns")]
    [InlineData("/q/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/q/%0D%0ALocation:%20https:%2F%2Fevil.example")]
    [InlineData("/q/ABCDEF?code=x&next=https://evil.example")]
    public async Task A_hostile_or_unknown_code_is_the_same_page_without_a_place(string path)
    {
        var (answer, html) = await GetAsync(Browser(), path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("Hỏi về chữ ký số và dịch vụ công", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Anh/chị đang ở", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_over_begins_a_normal_chat_and_tells_no_place()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 9", to: "2026-01-02");
        var (answer, html) = await GetAsync(Browser(), $"/q/{code}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("Quầy 9", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reloads_of_one_person_are_one_scan_and_no_address_is_kept()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 10");
        using var one = Browser();
        using var two = Browser();
        for (var i = 0; i < 4; i++) await GetAsync(one, $"/q/{code}");
        await GetAsync(two, $"/q/{code}");

        var ids = await house.Database.ReadAsync(
            session => session.ListAsync("SELECT id FROM campaign_scans WHERE campaign = $1", row => row.Text(0), code), Cancel);

        Assert.Equal(2, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Theory]
    [InlineData("Googlebot/2.1 (+http://www.google.com/bot.html)", "", "")]
    [InlineData("facebookexternalhit/1.1", "", "")]
    [InlineData("curl/8.5.0", "", "")]
    [InlineData("", "", "")]
    [InlineData(Phone, "Sec-Purpose", "prefetch;prerender")]
    [InlineData(Phone, "Purpose", "prefetch")]
    [InlineData(Phone, "Sec-Fetch-Mode", "no-cors")]
    public async Task Programs_and_pages_fetched_ahead_are_not_counted(string agent, string header, string value)
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 11");
        using var browser = Browser(agent);
        if (header.Length > 0) browser.DefaultRequestHeaders.Add(header, value);
        await GetAsync(browser, $"/q/{code}");

        Assert.Equal(0, await ScansAsync(code));
    }

    [Fact]
    public async Task A_flood_is_served_and_counted_only_as_far_as_a_crowd_could_scan()
    {
        var code = await OfficeHouse.AddCampaignAsync(house.Officer, "Quầy 12");
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(async _ =>
        {
            using var browser = Browser();
            return (await GetAsync(browser, $"/q/{code}")).Answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.InRange(await ScansAsync(code), 100, 125);
    }

    private async Task<long> ScansAsync(string code) =>
        (await house.Database.ReadAsync(session => session.ListAsync("SELECT id FROM campaign_scans WHERE campaign = $1", row => row.Text(0), code), Cancel)).Count;

    private HttpClient Browser(string agent = Phone)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = house.App.Address };
        if (agent.Length > 0) client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        return client;
    }

    private static async Task<(HttpResponseMessage Answer, string Html)> GetAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path, Cancel);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }
}
