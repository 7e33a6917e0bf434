using SmartCaBot.Host.Configuration;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Setup;

/// <summary>Removes documents and finished messages whose time has passed: at the start and once a day.</summary>
internal sealed partial class DataRetention(
    StorageMaintenance maintenance, DataOptions options, TimeProvider clock, ILogger<DataRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RemoveAsync("documents", options.FileDays, maintenance.DeleteFilesOlderThanAsync, stoppingToken);
            await RemoveAsync("finished messages", options.OutboxDays, maintenance.DeleteMessagesOlderThanAsync, stoppingToken);
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RemoveAsync(string what, int days, Func<TimeSpan, CancellationToken, Task<int>> remove, CancellationToken stoppingToken)
    {
        try
        {
            var removed = await remove(TimeSpan.FromDays(days), stoppingToken);
            if (removed > 0) LogRemoved(removed, what, days);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A full disk or a database out of reach: tomorrow's run removes the same ones.
            LogFailed(error, what);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Removed {Count} {What} older than {Days} days.")]
    private partial void LogRemoved(int count, string what, int days);

    [LoggerMessage(2, LogLevel.Error, "Old {What} could not be removed; the next run tries again.")]
    private partial void LogFailed(Exception error, string what);
}
