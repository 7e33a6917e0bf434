using System.Net.WebSockets;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class StreamLimitTests
{
    private readonly ChannelHost.Parts _parts = new()
    {
        DirectLine = new DirectLineOptions { Secrets = [ChannelHost.Secret], MaxStreamsPerConversation = 2 },
    };

    [Fact(Timeout = 30_000)]
    public async Task The_oldest_makes_room_and_the_others_miss_nothing()
    {
        await using var host = await ChannelHost.StartAsync(_parts);
        var chatter = await StartAsync(host);
        using var oldest = await OpenAsync(chatter);
        using var second = await OpenAsync(chatter);
        _parts.Clock.Forward(TimeSpan.FromMinutes(2));

        using var third = await OpenAsync(chatter);

        Assert.Equal("closed: EndpointUnavailable", await EndOfAsync(oldest));
        await chatter.SayAsync("to both");
        Assert.Equal(["to both", "2: to both"], (await second.TakeAsync(2)).Texts());
        Assert.Equal(["to both", "2: to both"], (await third.TakeAsync(2)).Texts());
    }

    [Fact(Timeout = 30_000)]
    public async Task Clients_that_come_back_at_once_do_not_drive_each_other_out()
    {
        await using var host = await ChannelHost.StartAsync(_parts);
        var chatter = await StartAsync(host);
        using var one = await OpenAsync(chatter);
        using var two = await OpenAsync(chatter);

        for (var i = 0; i < 5; i++)
        {
            using var extra = await chatter.ReconnectAsync("2");
            Assert.Equal("closed: EndpointUnavailable", await EndOfAsync(extra));
        }

        await chatter.SayAsync("to both");
        Assert.Equal(["to both", "2: to both"], (await one.TakeAsync(2)).Texts());
        Assert.Equal(["to both", "2: to both"], (await two.TakeAsync(2)).Texts());
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_conversation_is_not_touched()
    {
        await using var host = await ChannelHost.StartAsync(_parts);
        var (mine, other) = (await StartAsync(host), await StartAsync(host));
        using var one = await OpenAsync(mine);
        using var two = await OpenAsync(mine);
        using var theirs = await OpenAsync(other);
    }

    private static async Task<Listener> OpenAsync(Chatter chatter)
    {
        var listener = await chatter.ListenAsync((await (await chatter.SendAsync(HttpMethod.Get, "")).ReadAsync(200)).Text("streamUrl"));
        await listener.TakeAsync(2);
        return listener;
    }

    private static async Task<string> EndOfAsync(Listener listener)
    {
        var closed = await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (true) await listener.FrameAsync();
        });
        return closed.Message;
    }
}
