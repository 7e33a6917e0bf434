using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class WindowTests
{
    [Fact]
    public async Task Free_for_two_days_paid_for_seven_then_refused()
    {
        await using var bench = await Bench.StartAsync(options => options with { PaidMessages = 1 });
        Assert.Equal(-232, (await bench.SayAsync("chào")).Error());
        bench.Mai.Follow();
        for (var i = 0; i < 10; i++) Assert.Equal(0, (await bench.SayAsync("chào")).Error());
        Assert.Equal(0, bench.Zalo.PaidMessages);

        bench.Clock.Advance(Phone.FreeWindow + TimeSpan.FromMinutes(1));
        bench.Use(bench.Zalo.Tokens.Issue().Access);
        var paid = await bench.SayAsync("chào");
        Assert.Equal("sub_quota", paid.Text("data", "quota", "quota_type"));
        Assert.Equal("0", paid.Text("data", "quota", "remain"));
        Assert.Equal(-211, (await bench.SayAsync("chào")).Error());
        Assert.Equal(1, bench.Zalo.PaidMessages);

        bench.Clock.Advance(TimeSpan.FromDays(5));
        bench.Use(bench.Zalo.Tokens.Issue().Access);
        Assert.Equal(-230, (await bench.SayAsync("chào")).Error());
        bench.Mai.SendText("tôi đây");
        Assert.Equal(0, (await bench.SayAsync("chào")).Error());
    }

    [Fact]
    public async Task The_reply_quota_was_told_until_March_2026()
    {
        await using var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        Assert.False((await bench.SayAsync("chào")).GetProperty("data").TryGetProperty("quota", out _));
        bench.Clock.Set(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        bench.Mai.SendText("chào");
        bench.Use(bench.Zalo.Tokens.Issue().Access);
        Assert.Equal("8", (await bench.SayAsync("chào")).Text("data", "quota", "remain"));
    }

    [Fact]
    public async Task Who_refuses_messages_gets_none()
    {
        await using var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        bench.Mai.Refuses = true;
        Assert.Equal(-244, (await bench.SayAsync("chào")).Error());
    }

    [Fact]
    public async Task Too_many_calls_in_a_minute_are_refused_until_the_next()
    {
        await using var bench = await Bench.StartAsync(options => options with { CallsPerMinute = 2 });
        Assert.Equal(0, (await bench.GetAsync("/v2.0/oa/getoa")).Error());
        Assert.Equal(0, (await bench.GetAsync("/v2.0/oa/getoa")).Error());
        Assert.Equal(-32, (await bench.GetAsync("/v2.0/oa/getoa")).Error());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(bench.Zalo.Options.OaId, (await bench.GetAsync("/v2.0/oa/getoa")).Text("data", "oaid"));
    }
}
