using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Admin.Upkeep;

/// <summary>Says every half minute that this process is there.</summary>
internal sealed partial class NodePulse(NodeTable nodes, AdminOptions options, TimeProvider clock, ILogger<NodePulse> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var self = new Node(Guid.CreateVersion7(now).ToString("N"), Environment.MachineName, options.Version, now, now);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await nodes.SeenAsync(self with { SeenAt = clock.GetUtcNow() }, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogUnseen(error.GetType().Name);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "This node could not say that it is there ({Problem}).")]
    private partial void LogUnseen(string problem);
}
