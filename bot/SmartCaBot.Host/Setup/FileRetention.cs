using SmartCaBot.Storage;

namespace SmartCaBot.Host.Setup;

/// <summary>Removes documents whose time has passed: at the start and once a day.</summary>
internal sealed partial class FileRetention(
    StorageMaintenance maintenance, int days, TimeProvider clock, ILogger<FileRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var removed = await maintenance.DeleteFilesOlderThanAsync(TimeSpan.FromDays(days), stoppingToken);
                if (removed > 0) LogRemoved(removed, days);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A full disk or a database out of reach: tomorrow's run removes the same files.
                LogFailed(error);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Removed {Count} documents older than {Days} days.")]
    private partial void LogRemoved(int count, int days);

    [LoggerMessage(2, LogLevel.Error, "Old documents could not be removed; the next run tries again.")]
    private partial void LogFailed(Exception error);
}
