using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.TestKit.Gateways;

/// <summary>
/// Stands between a client and a gateway and misbehaves as the test says: it is late, answers errors, loses an answer after the request was
/// carried out, or changes what comes back. Each fault is for the next call whose path ends so, once; what has none passes unchanged.
/// </summary>
public sealed class MisbehavingProxy : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly Uri _target;
    private readonly Task _serving;
    private readonly ConcurrentQueue<(string Ending, Fault Fault)> _faults = [];

    private MisbehavingProxy(Uri target, int port)
    {
        _target = target;
        Address = new Uri($"http://127.0.0.1:{port}");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Every path that was called.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public static MisbehavingProxy Start(Uri target) => new(target, FreePort());

    /// <summary>For the next call whose path ends so, after the faults that were added before.</summary>
    public void Next(string ending, Fault fault) => _faults.Enqueue((ending, fault));

    public int CallsTo(string ending) => Calls.Count(path => path.EndsWith(ending, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => PassAsync(context));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url!.AbsolutePath;
            Calls.Enqueue(path);
            var fault = Take(path);
            if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay);
            if (fault.Before is { } status)
            {
                Answer(context, status, "");
                return;
            }

            using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(_target, path));
            request.Content = new StreamContent(context.Request.InputStream);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType ?? "application/json");
            using var answer = await _http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (fault.Drops) Drop(context);
            else Answer(context, fault.After ?? (int)answer.StatusCode, fault.Change(body));
        }
        catch (Exception error) when (error is HttpRequestException or HttpListenerException or ObjectDisposedException or IOException)
        {
            context.Response.Abort();
        }
    }

    private Fault Take(string path)
    {
        // One after the other: what is not for this path goes back to the end, in order.
        for (var left = _faults.Count; left > 0 && _faults.TryDequeue(out var next); left--)
        {
            if (path.EndsWith(next.Ending, StringComparison.Ordinal)) return next.Fault;
            _faults.Enqueue(next);
        }

        return Fault.None;
    }

    /// <summary>In the middle of the answer, so that the client cannot take the connection for a good one.</summary>
    private static void Drop(HttpListenerContext context)
    {
        context.Response.KeepAlive = false;
        context.Response.ContentLength64 = 1000;
        context.Response.OutputStream.Write("{"u8);
        context.Response.Abort();
    }

    private static void Answer(HttpListenerContext context, int status, string body)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }
}
