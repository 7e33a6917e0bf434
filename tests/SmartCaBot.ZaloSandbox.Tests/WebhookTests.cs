using System.Security.Cryptography;
using System.Text;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Tests.Support;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class WebhookTests
{
    [Fact]
    public async Task The_signature_is_plain_SHA_256_over_app_id_raw_body_timestamp_and_the_accounts_key()
    {
        await using var bench = await Bench.StartAsync();
        bench.Mai.SendText("Xin chào, tôi muốn đăng ký chữ ký số");
        await bench.WebhooksAsync();

        var arrival = Assert.Single(bench.Bot.Arrivals);
        var joined = Encoding.UTF8.GetBytes(
            bench.Zalo.Options.AppId + Encoding.UTF8.GetString(arrival.Body) + arrival.Json.Text("timestamp") + bench.Zalo.Options.OaSecretKey);
        Assert.Equal($"mac={Convert.ToHexStringLower(SHA256.HashData(joined))}", arrival.Signature);
        Assert.Contains("đăng ký", Encoding.UTF8.GetString(arrival.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_has_the_common_envelope_and_string_ids()
    {
        await using var bench = await Bench.StartAsync();
        var id = bench.Mai.SendText("ký số");
        await bench.WebhooksAsync();

        var json = bench.Bot.Arrivals.Single().Json;
        Assert.Equal("user_send_text", json.Text("event_name"));
        Assert.Equal(bench.Mai.Id, json.Text("sender", "id"));
        Assert.Equal(bench.Zalo.Options.OaId, json.Text("recipient", "id"));
        Assert.Equal(bench.Zalo.Options.AppId, json.Text("app_id"));
        Assert.Equal(bench.Mai.IdByApp, json.Text("user_id_by_app"));
        Assert.Equal(id, json.Text("message", "msg_id"));
        Assert.Equal("ký số", json.Text("message", "text"));
        Assert.Equal(bench.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(), json.Text("timestamp"));
        Assert.True(long.Parse(bench.Mai.Id) > 1L << 53);
    }

    [Fact]
    public async Task Events_of_one_person_come_in_order()
    {
        await using var bench = await Bench.StartAsync();
        for (var number = 0; number < 20; number++) bench.Mai.SendText($"{number}");
        await bench.WebhooksAsync();

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}"), bench.Bot.Arrivals.Select(arrival => arrival.Json.Text("message", "text")));
    }

    [Fact]
    public async Task A_file_is_there_to_be_fetched_and_its_checksum_is_right()
    {
        await using var bench = await Bench.StartAsync();
        byte[] pdf = [.. "%PDF-1.7 đơn"u8];
        bench.Mai.SendFile("Đơn xin.pdf", pdf);
        await bench.WebhooksAsync();

        var attachment = bench.Bot.Arrivals.Single().Json.GetProperty("message").GetProperty("attachments")[0];
        Assert.Equal("file", attachment.Text("type"));
        Assert.Equal("pdf", attachment.Text("payload", "type"));
        Assert.Equal($"{pdf.Length}", attachment.Text("payload", "size"));
        var fetched = await bench.Http.GetByteArrayAsync(attachment.Text("payload", "url"), TestContext.Current.CancellationToken);
        Assert.Equal(pdf, fetched);
    }

    [Fact]
    public async Task Following_sharing_and_seeing_have_envelopes_of_their_own()
    {
        await using var bench = await Bench.StartAsync(options => options with { Receipts = true });
        bench.Mai.Follow();
        bench.Mai.OpenChat();
        bench.Mai.ShareInfo(new SharedInfo("Nguyễn Thị Mai", "84905000111", City: "Đắk Lắk"));
        bench.Mai.See("a", "b");
        bench.Mai.Unfollow();
        await bench.WebhooksAsync();

        Assert.Equal(["follow", "user_click_chatnow", "user_submit_info", "user_seen_message", "unfollow"], bench.Bot.Names);
        var events = bench.Bot.Arrivals.ToArray();
        Assert.Equal(bench.Mai.Id, events[0].Json.Text("follower", "id"));
        Assert.Equal("oa_profile", events[0].Json.Text("source"));
        Assert.Equal(bench.Mai.Id, events[1].Json.Text("user_id"));
        Assert.Equal("Đắk Lắk", events[2].Json.Text("info", "full_address", "user_city"));
        Assert.Equal(2, events[3].Json.GetProperty("message").GetProperty("msg_ids").GetArrayLength());
    }

    [Fact]
    public async Task Only_what_a_human_of_the_account_wrote_carries_an_admin_id()
    {
        await using var bench = await Bench.StartAsync(options => options with { Echoes = true });
        bench.Mai.SendText("chào");
        await bench.SayAsync("Chào anh/chị");
        bench.Zalo.AdminWrites(bench.Mai, "Tôi là cán bộ", adminId: "8150000000000000001");
        await bench.WebhooksAsync();

        var echoes = bench.Bot.Arrivals.Where(arrival => arrival.Name == "oa_send_text").ToArray();
        Assert.False(echoes[0].Json.GetProperty("sender").TryGetProperty("admin_id", out _));
        Assert.Equal("8150000000000000001", echoes[1].Json.Text("sender", "admin_id"));
        Assert.Equal(bench.Mai.Id, echoes[1].Json.Text("recipient", "id"));
    }

    [Fact]
    public async Task An_unreachable_bot_gets_the_same_body_again_and_is_given_up_in_the_end()
    {
        await using var bench = await Bench.StartAsync(options => options with { RetryDelays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)] });
        bench.Zalo.WebhookUrl = new Uri("http://127.0.0.1:1/");
        bench.Mai.SendText("một");
        await bench.WebhooksAsync();

        Assert.Equal(3, bench.Zalo.Webhooks.Unreachable);
        Assert.False(bench.Zalo.Webhooks.Enabled);
        bench.Mai.SendText("hai");
        await bench.WebhooksAsync();
        Assert.Equal(1, bench.Zalo.Webhooks.Dropped);
    }

    [Theory]
    [InlineData(WebhookRetry.WhenUnreachable, 1)]
    [InlineData(WebhookRetry.WhenNotAcknowledged, 2)]
    public async Task Whether_an_error_is_repeated_is_a_choice(WebhookRetry retry, int arrivals)
    {
        await using var bench = await Bench.StartAsync(options => options with { Retry = retry, RetryDelays = [TimeSpan.FromMilliseconds(10)] });
        bench.Bot.Status = 500;
        bench.Mai.SendText("một");
        await bench.WebhooksAsync();

        Assert.Equal(arrivals, bench.Bot.Arrivals.Count);
        Assert.Equal(["", "1"], bench.Bot.Arrivals.Select(arrival => arrival.Retry).Concat(["1"]).Take(2));
        Assert.Single(bench.Bot.Arrivals.Select(arrival => arrival.Signature).Distinct());
    }
}
