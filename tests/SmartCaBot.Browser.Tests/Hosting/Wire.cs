using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>A cable between browser and host: passes bytes on, counts them, and can be pulled out.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _cut;
    private long _received;
    private long _sent;

    public Wire(int targetPort)
    {
        _target = targetPort;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Bytes from the host to the browser, with headers and WebSocket frames.</summary>
    public long Received => Interlocked.Read(ref _received);

    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Ends what is open and refuses what is new.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys) socket.Close();
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_cut) browser.Close();
                else _ = JoinAsync(browser);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task JoinAsync(TcpClient browser)
    {
        using var host = new TcpClient();
        _open[browser] = 0;
        _open[host] = 0;
        try
        {
            await host.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            var up = CopyAsync(browser, host, bytes => Interlocked.Add(ref _sent, bytes));
            var down = CopyAsync(host, browser, bytes => Interlocked.Add(ref _received, bytes));
            await Task.WhenAny(up, down);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // Nobody there; the browser sees a closed connection.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(host, out _);
            browser.Dispose();
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, Action<int> count)
    {
        try
        {
            var buffer = new byte[65536];
            while (await from.GetStream().ReadAsync(buffer, _end.Token) is > 0 and var length)
            {
                count(length);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _end.Token);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // One side closed.
        }
    }
}
