using Microsoft.Extensions.Hosting;

namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>
/// One timer for all sockets: keeps them open through proxies, a slice of them each second; ends those that are stuck; and says goodbye
/// to all when the host stops, so that stopping waits for nobody.
/// </summary>
internal sealed class StreamHeartbeat(
    StreamHub hub, DirectLineOptions options, IHostApplicationLifetime lifetime, TimeProvider clock) : IHostedService, IDisposable
{
    private const int GoodbyeTicks = 2;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly int _slices = (int)options.PingInterval.TotalSeconds;
    private ITimer? _timer;
    private CancellationTokenRegistration _stopping;
    private int _ticks;
    private int _ticksSinceGoodbye;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(_ => OnTick(), null, Tick, Tick);
        _stopping = lifetime.ApplicationStopping.Register(() =>
        {
            foreach (var socket in hub.All) socket.Close();
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    private void OnTick()
    {
        var slice = (uint)Interlocked.Increment(ref _ticks) % (uint)_slices;
        var giveUp = lifetime.ApplicationStopping.IsCancellationRequested && ++_ticksSinceGoodbye > GoodbyeTicks;
        foreach (var socket in hub.All)
        {
            if (giveUp) socket.Abort();
            else if (socket.Number % (uint)_slices == slice) socket.OfferPing();
            socket.AbortIfStuck(options.SlowSocketTimeout);
        }
    }
}
