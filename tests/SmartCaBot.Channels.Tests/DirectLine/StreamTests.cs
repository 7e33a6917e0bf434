using System.Net.WebSockets;
using System.Text.Json;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class StreamTests
{
    [Fact]
    public async Task Two_tabs_both_get_everything_in_order()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var one = await chatter.ListenAsync();
        using var two = await chatter.ListenAsync();

        for (var i = 0; i < 20; i++) await chatter.SayAsync($"m{i}");

        var expected = (await chatter.ReadAsync(42)).Select(a => a.GetRawText()).ToArray();
        Assert.Equal(expected, (await one.TakeAsync(42)).Select(a => a.GetRawText()));
        Assert.Equal(expected, (await two.TakeAsync(42)).Select(a => a.GetRawText()));
        Assert.Equal("42", one.Watermark);
    }

    [Fact]
    public async Task A_reconnect_replays_exactly_the_rest()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using (var first = await chatter.ListenAsync())
        {
            await chatter.SayAsync("seen");
            await first.TakeAsync(4);
            await first.CloseAsync();
            await chatter.SayAsync("many 250");
            await chatter.ReadAsync(4 + 251);

            using var second = await chatter.ReconnectAsync(first.Watermark);
            var rest = await second.TakeAsync(251);
            Assert.Equal(Enumerable.Range(5, 251), rest.Select(a => a.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt32()));
            await chatter.SayAsync("live");
            Assert.Equal(["live", "4: live"], (await second.TakeAsync(2)).Texts());
        }
    }

    [Fact]
    public async Task A_refreshed_page_without_a_watermark_gets_the_whole_conversation()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await chatter.SayAsync("before");
        await chatter.ReadAsync(4);

        using var listener = await chatter.ReconnectAsync("");

        Assert.Equal(4, (await listener.TakeAsync(4)).Count);
    }

    [Fact]
    public async Task A_hyphen_means_from_now_on()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await chatter.SayAsync("before");
        await chatter.ReadAsync(4);

        using var listener = await chatter.ReconnectAsync("-");
        await chatter.SayAsync("after");

        Assert.Equal(["after", "3: after"], (await listener.TakeAsync(2)).Texts());
    }

    [Fact]
    public async Task Live_turns_are_pushed_from_memory()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();
        await listener.TakeAsync(2);
        var reads = host.With.Store.Reads;

        for (var i = 0; i < 10; i++)
        {
            await chatter.SayAsync("x");
            await listener.TakeAsync(2);
        }

        Assert.Equal(reads, host.With.Store.Reads);
    }

    [Fact]
    public async Task A_long_turn_shows_that_the_bot_is_typing_and_leaves_no_trace()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();
        await listener.TakeAsync(2);
        var watermark = listener.Watermark;

        await chatter.SayAsync("wait");
        var typing = Assert.Single(await listener.TakeAsync(1));

        Assert.Equal("typing", typing.Text("type"));
        Assert.Equal("bot", typing.GetProperty("from").Text("role"));
        Assert.Equal(watermark, listener.Watermark);
        host.With.Bot.Gate.Release();
        IReadOnlyList<JsonElement> next;
        do next = await listener.TakeAsync(1);
        while (next[0].Text("type") == "typing");
        Assert.Equal("wait", next[0].Text("text"));
        Assert.DoesNotContain(await chatter.ReadAsync(4), a => a.Text("type") == "typing");
    }

    [Fact]
    public async Task What_a_client_sends_over_the_stream_is_ignored()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();
        await listener.TakeAsync(2);

        await listener.SendAsync("");
        await listener.SendAsync(new string('x', 100_000));
        await listener.SendAsync("");
        await chatter.SayAsync("still here");

        Assert.Equal("2: still here", (await listener.TakeAsync(2))[1].Text("text"));
    }

    [Fact]
    public async Task Idle_streams_are_kept_open_by_empty_frames()
    {
        var parts = new ChannelHost.Parts { DirectLine = new DirectLineOptions { Secrets = [ChannelHost.Secret], PingInterval = TimeSpan.FromSeconds(1) } };
        await using var host = await ChannelHost.StartAsync(parts);
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();
        await listener.TakeAsync(2);

        Assert.Null(await listener.FrameAsync());
        Assert.Null(await listener.FrameAsync());
    }

    [Fact]
    public async Task A_stream_address_works_for_a_minute_for_one_conversation()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var other = await StartAsync(host);

        foreach (var wrong in new[]
        {
            chatter.StreamUrl.Replace(chatter.ConversationId, other.ConversationId, StringComparison.Ordinal),
            chatter.StreamUrl.Split("t=")[0] + "t=AAAA",
            chatter.StreamUrl.Split("t=")[0] + "t=!",
            chatter.StreamUrl.Split("t=")[0] + "t=" + chatter.Token,
            chatter.StreamUrl.Split('?')[0],
        })
            await Assert.ThrowsAsync<WebSocketException>(() => chatter.ListenAsync(wrong));
        host.With.Clock.Forward(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<WebSocketException>(() => chatter.ListenAsync());
        var plain = await SendAsync(host.Http, HttpMethod.Get, chatter.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal), null);
        await plain.ReadErrorAsync(400, "BadArgument");
    }

    [Fact]
    public async Task A_stopping_host_says_goodbye_and_waits_for_nobody()
    {
        var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();
        using var silent = await chatter.ListenAsync();
        await listener.TakeAsync(2);

        var stopped = host.DisposeAsync();

        var end = await Assert.ThrowsAsync<WebSocketException>(() => listener.FrameAsync());
        Assert.Equal("closed: EndpointUnavailable", end.Message);
        await stopped.AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
