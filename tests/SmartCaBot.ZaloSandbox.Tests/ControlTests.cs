using System.Net.Http.Json;
using System.Text.Json;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task The_page_has_a_strict_policy_and_nothing_from_elsewhere()
    {
        await using var bench = await Bench.StartAsync();
        using var page = await bench.Http.GetAsync("/", TestContext.Current.CancellationToken);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("//", html.Replace("<!doctype", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var file in new[] { "page.js", "chat.js", "bubble.js", "controls.js", "wire.js", "page.css" })
            Assert.Equal(200, (int)(await bench.Http.GetAsync($"/{file}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Writing_needs_the_header_that_other_pages_cannot_send()
    {
        await using var bench = await Bench.StartAsync();
        using var foreign = await bench.Http.PostAsJsonAsync("/control/tokens/kill", new { }, TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)foreign.StatusCode);
        Assert.Equal(0, (await bench.GetAsync("/v2.0/oa/getoa")).Error());
    }

    [Fact]
    public async Task A_person_is_led_from_outside_and_the_state_shows_it()
    {
        await using var bench = await Bench.StartAsync();
        bench.Http.DefaultRequestHeaders.Add("X-Zalo-Sandbox", "1");
        await bench.PostAsync($"/control/phones/{bench.Mai.Id}/text", new { text = "chào" });
        await bench.SendAsync(new { text = "Chọn", attachment = MessageTests.Template(new { buttons = new[] { new { type = "oa.query.hide", title = "Ký", payload = "#ky" } } }) });
        var sent = (await bench.GetAsync($"/control/phones/{bench.Mai.Id}/messages?after=1")).GetProperty("messages")[0];
        await bench.PostAsync($"/control/phones/{bench.Mai.Id}/press", new { messageId = sent.Text("id"), button = 0 });
        await bench.PostAsync($"/control/phones/{bench.Mai.Id}/admin", new { text = "cán bộ đây" });
        await bench.PostAsync("/control/switches/LostAnswer", new { rate = 0.5, seed = 9, longestMs = 20 });
        await bench.WebhooksAsync();

        Assert.Equal(["chào", "#ky", "cán bộ đây"], bench.Bot.Arrivals.Select(arrival => arrival.Json.Text("message", "text")));
        Assert.Equal((0.5, 9), (bench.Zalo.Switches[Misbehaviour.LostAnswer].Rate, bench.Zalo.Switches[Misbehaviour.LostAnswer].Seed));
        var state = await bench.GetAsync("/control/state");
        Assert.Equal(3, state.GetProperty("webhooks").GetProperty("acknowledged").GetInt32());
        Assert.True(state.GetProperty("webhooks").GetProperty("p999").GetDouble() > 0);
        Assert.DoesNotContain(bench.Zalo.Tokens.Pairs[0].Access, state.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_from_the_computer_is_sent_as_what_it_is()
    {
        await using var bench = await Bench.StartAsync();
        bench.Http.DefaultRequestHeaders.Add("X-Zalo-Sandbox", "1");
        foreach (var (name, content) in new (string, byte[])[] { ("đơn.pdf", [.. "%PDF-1.7"u8]), ("anh.jpg", [0xFF, 0xD8, 0xFF, 0xE0]) })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
            using var answer = await bench.Http.PostAsync($"/control/phones/{bench.Mai.Id}/file", form, TestContext.Current.CancellationToken);
            Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("id"));
        }

        await bench.WebhooksAsync();
        Assert.Equal(["user_send_file", "user_send_image"], bench.Bot.Names);
    }
}
