using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.DirectLine.Streaming;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class SlowSocketTests
{
    [Fact]
    public async Task A_client_that_takes_nothing_is_dropped_and_comes_back_without_loss()
    {
        var parts = new ChannelHost.Parts
        {
            DirectLine = new DirectLineOptions { Secrets = [ChannelHost.Secret], SlowSocketTimeout = TimeSpan.FromSeconds(1) },
        };
        await using var host = await ChannelHost.StartAsync(parts);
        var chatter = await StartAsync(host);
        var hub = host.Services.GetRequiredService<StreamHub>();
        using var stuck = await OpenWithoutReadingAsync(host, new Uri(chatter.StreamUrl));
        var big = new string('x', 200_000);

        // More than the buffers of both ends hold.
        for (var i = 0; i < 60; i++) await chatter.SayAsync(big);
        while (hub.All.Any()) await Task.Delay(20, TestContext.Current.CancellationToken);

        using var back = await chatter.ReconnectAsync("2");
        Assert.Equal(120, (await back.TakeAsync(120)).Count);
    }

    private static async Task<Socket> OpenWithoutReadingAsync(ChannelHost host, Uri stream)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", host.Address.Port, TestContext.Current.CancellationToken);
        var request = $"GET {stream.PathAndQuery} HTTP/1.1\r\nHost: {stream.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }
}
