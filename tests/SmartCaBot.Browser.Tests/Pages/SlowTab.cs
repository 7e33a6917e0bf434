using System.Collections.Concurrent;

namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>A tab whose socket can be held up: what the host sends waits until it is let through.</summary>
internal sealed class SlowTab : IAsyncDisposable
{
    private readonly ConcurrentQueue<Action> _waiting = new();
    private readonly IPage _page;
    private volatile bool _paused;

    private SlowTab(IPage page, Screen screen)
    {
        _page = page;
        Chat = new ChatPage(page, screen);
    }

    public ChatPage Chat { get; }

    public static async Task<SlowTab> OpenAsync(Visitor visitor)
    {
        var page = await visitor.Context.NewPageAsync();
        var tab = new SlowTab(page, visitor.Screen);
        await page.RouteWebSocketAsync("**/stream**", tab.Join);
        await page.GotoAsync("/");
        await tab.Chat.ReadyAsync();
        return tab;
    }

    public void Pause() => _paused = true;

    public void Resume()
    {
        _paused = false;
        while (_waiting.TryDequeue(out var deliver)) deliver();
    }

    public async ValueTask DisposeAsync() => await _page.CloseAsync();

    /// <summary>Direct Line sends text frames only.</summary>
    private void Join(IWebSocketRoute socket)
    {
        var host = socket.ConnectToServer();
        socket.OnMessage(frame => host.Send(frame.Text!));
        host.OnMessage(frame =>
        {
            if (_paused) _waiting.Enqueue(() => socket.Send(frame.Text!));
            else socket.Send(frame.Text!);
        });
    }
}
