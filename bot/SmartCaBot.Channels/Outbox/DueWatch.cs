using Microsoft.Extensions.Hosting;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Looks again and again for what has become due in a table, a number at once; where a look found that many the next comes at once. What goes wrong
/// is told to the log, and tried again.
/// </summary>
/// <param name="atOnce">The most that one look finds.</param>
/// <param name="clock">Of the pauses.</param>
public abstract class DueWatch(int atOnce, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected TimeProvider Clock { get; } = clock;

    /// <summary>One look; how many were found.</summary>
    public abstract Task<int> LookAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = 0;
            try
            {
                found = await LookAsync(stoppingToken);
            }
            catch (Exception error)
            {
                if (stoppingToken.IsCancellationRequested) return;
                Failed(error);
            }

            if (found < atOnce) await Task.Delay(Pause, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells the log.</summary>
    protected abstract void Failed(Exception error);
}
