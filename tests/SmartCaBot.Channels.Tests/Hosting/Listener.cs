using System.Net.WebSockets;
using System.Text.Json;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>An open stream, read frame by frame.</summary>
internal sealed class Listener : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocketState State => _socket.State;

    /// <summary>The last one received.</summary>
    public string Watermark { get; private set; } = "";

    public int Pings { get; private set; }

    public static async Task<Listener> OpenAsync(string url, string? origin = null)
    {
        var listener = new Listener();
        if (origin is not null) listener._socket.Options.SetRequestHeader("Origin", origin);
        await listener._socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
        return listener;
    }

    /// <summary>Waits until so many activities have come.</summary>
    public async Task<IReadOnlyList<JsonElement>> TakeAsync(int count)
    {
        var all = new List<JsonElement>();
        while (all.Count < count) all.AddRange((await FrameAsync())?.GetProperty("activities").EnumerateArray() ?? []);
        return all;
    }

    /// <summary>The next frame; null for a keep-alive.</summary>
    public async Task<JsonElement?> FrameAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("closed: " + _socket.CloseStatus);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        if (message.Length == 0)
        {
            Pings++;
            return null;
        }

        var set = JsonDocument.Parse(message.ToArray()).RootElement;
        if (set.TryGetProperty("watermark", out var watermark)) Watermark = watermark.GetString()!;
        return set;
    }

    public Task SendAsync(string text) => _socket.SendAsync(
        System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public void Dispose() => _socket.Dispose();
}
