using System.Net.Http.Json;
using System.Text.Json;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class MischiefTests
{
    private static readonly Switch Once = new() { Rate = 1, Times = 1, Longest = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task A_duplicate_is_the_same_bytes_and_signature()
    {
        await using var bench = await StartAsync(Misbehaviour.DuplicateWebhook);
        bench.Mai.SendText("một");
        await bench.WebhooksAsync();

        var arrivals = bench.Bot.Arrivals.ToArray();
        Assert.Equal(2, arrivals.Length);
        Assert.Equal(arrivals[0].Body, arrivals[1].Body);
        Assert.Equal(arrivals[0].Signature, arrivals[1].Signature);
    }

    [Fact]
    public async Task A_reordered_event_comes_after_later_ones()
    {
        await using var bench = await StartAsync(Misbehaviour.ReorderedWebhook);
        bench.Zalo.Switches[Misbehaviour.ReorderedWebhook] = Once with { Longest = TimeSpan.FromMinutes(2) };
        bench.Mai.SendText("một");
        bench.Mai.SendText("hai");
        await bench.WebhooksAsync();

        Assert.Equal(["hai", "một"], bench.Bot.Arrivals.Select(arrival => arrival.Json.Text("message", "text")));
    }

    [Fact]
    public async Task A_delayed_event_keeps_its_place()
    {
        await using var bench = await StartAsync(Misbehaviour.DelayedWebhook);
        bench.Mai.SendText("một");
        bench.Mai.SendText("hai");
        await bench.WebhooksAsync();

        Assert.Equal(["một", "hai"], bench.Bot.Arrivals.Select(arrival => arrival.Json.Text("message", "text")));
        Assert.Equal(1, bench.Zalo.Switches.Happened(Misbehaviour.DelayedWebhook));
    }

    [Theory]
    [InlineData(Misbehaviour.RateLimit, -32)]
    [InlineData(Misbehaviour.ErrorBody, -200)]
    [InlineData(Misbehaviour.DyingToken, -220)]
    public async Task An_error_in_a_200_means_that_nothing_was_sent(Misbehaviour kind, int error)
    {
        await using var bench = await StartAsync(kind);
        Assert.Equal(error, (await bench.SayAsync("một")).Error());
        Assert.Empty(bench.Mai.Received);
    }

    [Fact]
    public async Task After_a_token_died_the_refresh_token_is_still_good()
    {
        await using var bench = await StartAsync(Misbehaviour.DyingToken);
        Assert.Equal(-220, (await bench.SayAsync("một")).Error());
        Assert.Equal(-220, (await bench.SayAsync("một")).Error());
        bench.Use((await bench.RefreshAsync(bench.Zalo.Tokens.Pairs[0].Refresh)).Text("access_token"));
        Assert.Equal(0, (await bench.SayAsync("một")).Error());
    }

    [Fact]
    public async Task A_server_error_is_a_page_and_nothing_was_sent()
    {
        await using var bench = await StartAsync(Misbehaviour.ServerError);
        using var answer = await RawAsync(bench);
        Assert.Equal(502, (int)answer.StatusCode);
        Assert.StartsWith("<html>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(bench.Mai.Received);
    }

    [Theory]
    [InlineData(Misbehaviour.Timeout, 0)]
    [InlineData(Misbehaviour.LostAnswer, 1)]
    public async Task A_broken_connection_may_or_may_not_mean_that_it_was_sent(Misbehaviour kind, int received)
    {
        await using var bench = await StartAsync(kind);
        await Assert.ThrowsAsync<HttpRequestException>(() => RawAsync(bench));
        Assert.Equal(received, bench.Mai.Received.Count);
    }

    [Fact]
    public async Task A_truncated_answer_is_no_JSON_although_it_was_sent()
    {
        await using var bench = await StartAsync(Misbehaviour.TruncatedAnswer);
        using var answer = await RawAsync(bench);
        Assert.Equal(200, (int)answer.StatusCode);
        await Assert.ThrowsAsync<JsonException>(() => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
        Assert.Single(bench.Mai.Received);
    }

    [Fact]
    public async Task A_slow_answer_comes()
    {
        await using var bench = await StartAsync(Misbehaviour.SlowAnswer);
        Assert.Equal(0, (await bench.SayAsync("một")).Error());
        Assert.Equal(1, bench.Zalo.Switches.Happened(Misbehaviour.SlowAnswer));
    }

    [Fact]
    public async Task An_upload_may_be_gone_before_its_time()
    {
        await using var bench = await StartAsync(Misbehaviour.ExpiredAttachment);
        var token = (await bench.UploadAsync("file", "a.pdf", [.. "%PDF-1.7"u8])).Text("data", "token");
        Assert.Equal(-100, (await bench.SendAsync(UploadTests.File(token))).Error());
        Assert.Equal(0, (await bench.SendAsync(UploadTests.File(token))).Error());
    }

    [Fact]
    public async Task The_error_of_a_body_can_be_chosen()
    {
        await using var bench = await StartAsync(Misbehaviour.ErrorBody);
        bench.Zalo.Switches[Misbehaviour.ErrorBody] = Once with { Code = -227 };
        var answer = await bench.SayAsync("một");
        Assert.Equal((-227, "User is banned or has been inactive for more than 45 days"), (answer.Error(), answer.Text("message")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_person_the_same_misfortunes_whoever_else_calls()
    {
        static bool[] Run(int seed, params string[] others)
        {
            var switches = new Switches { [Misbehaviour.ServerError] = new Switch { Rate = 0.3, Seed = seed } };
            return [.. Enumerable.Range(0, 200).Select(_ =>
            {
                foreach (var other in others) switches.Draw(Misbehaviour.ServerError, other);
                return switches.Draw(Misbehaviour.ServerError, "mai") is not null;
            })];
        }

        Assert.Equal(Run(7), Run(7, "hùng", "y thuột"));
        Assert.NotEqual(Run(7), Run(8));
        Assert.InRange(Run(7).Count(struck => struck), 40, 80);
    }

    private static async Task<Bench> StartAsync(Misbehaviour kind)
    {
        var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        await bench.WebhooksAsync();
        bench.Bot.Arrivals.Clear();
        bench.Zalo.Switches[kind] = kind == Misbehaviour.DyingToken ? Once with { Longest = TimeSpan.Zero } : Once;
        return bench;
    }

    private static Task<HttpResponseMessage> RawAsync(Bench bench) => bench.Http.PostAsJsonAsync(
        "/v3.0/oa/message/cs", new { recipient = new { user_id = bench.Mai.Id }, message = new { text = "một" } }, TestContext.Current.CancellationToken);
}
