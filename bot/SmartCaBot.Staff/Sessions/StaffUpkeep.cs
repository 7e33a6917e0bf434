using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Deletes what has ended: sessions, links, questions to passkeys, counts of attempts, browsers not used any more.</summary>
internal sealed partial class StaffUpkeep(
    SessionTable sessions, Tickets tickets, Attempts attempts, KnownDevices devices, TimeProvider time, ILogger<StaffUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.RemoveOldAsync(time.GetUtcNow(), stoppingToken);
                await tickets.RemoveOldAsync(stoppingToken);
                await attempts.KeepUpAsync(stoppingToken);
                await devices.RemoveOldAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Ended sessions and links of the staff could not be removed; the next round tries again.")]
    private partial void LogFailed(Exception error);
}
