using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Admin.Switches;

/// <summary>
/// Learns what was switched on another node or by a command. The first look is taken before requests are served; while the database is out
/// of reach the switches stay as they were.
/// </summary>
internal sealed partial class SwitchRefresh(SwitchBoard board, TimeProvider clock, ILogger<SwitchRefresh> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public Task StartingAsync(CancellationToken cancellationToken) => board.RefreshAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var isBlind = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await board.RefreshAsync(stoppingToken);
                isBlind = false;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!isBlind) LogBlind(error);
                isBlind = true;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The switches could not be read; they stay as they are until the database is back.")]
    private partial void LogBlind(Exception error);
}
