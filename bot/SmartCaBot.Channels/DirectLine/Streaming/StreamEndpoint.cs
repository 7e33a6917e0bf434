using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>Opens a stream and stays with it until the client goes. What clients send over it (keep-alives) is read and dropped.</summary>
internal sealed class StreamEndpoint(
    StreamTickets tickets, StreamHub hub, BaseAddress address, IConversationStore store, ActivitySetWriter writer, TimeProvider clock)
{
    private const int BufferBytes = 1024;
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    public async ValueTask<ChannelError?> RunAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        if (!context.WebSockets.IsWebSocketRequest) return ChannelError.WebSocketNeeded;
        if (!tickets.IsValid(conversationId, context.Request)) return ChannelError.TicketInvalid;
        var watermark = await Watermark.ReadAsync(context.Request, store, conversationId);

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = new StreamSocket(socket, conversationId, address.Of(context.Request), watermark, store, writer, clock);
        if (!hub.TryAdd(stream))
        {
            await SayGoodbyeAsync(socket, WebSocketCloseStatus.EndpointUnavailable);
            return null;
        }

        try
        {
            stream.Start();
            await ReadUntilClosedAsync(socket);
        }
        catch (WebSocketException)
        {
            // The connection broke; there is nobody to tell.
        }
        finally
        {
            hub.Remove(stream);
        }

        return null;
    }

    private async Task ReadUntilClosedAsync(WebSocket socket)
    {
        while (true)
        {
            // Waiting with an empty buffer costs an idle connection nothing.
            var result = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            while (result is { EndOfMessage: false, MessageType: not WebSocketMessageType.Close }) result = await DropAsync(socket);
            if (result.MessageType != WebSocketMessageType.Close) continue;
            if (socket.State != WebSocketState.CloseReceived) return;
            await SayGoodbyeAsync(socket, WebSocketCloseStatus.NormalClosure);
            return;
        }
    }

    private async Task SayGoodbyeAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        using var patience = new CancellationTokenSource(GoodbyeTime, clock);
        await socket.CloseOutputAsync(status, null, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async ValueTask<ValueWebSocketReceiveResult> DropAsync(WebSocket socket)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            return await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
