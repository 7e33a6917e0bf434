namespace SmartCaBot.Host.Gateway;

/// <summary>Looks at requests when it is time: those that wait, those whose call was interrupted, those whose end nobody has been told. On every node.</summary>
internal sealed partial class GatewayWatch(GatewayTable table, GatewayDesk desk, TimeProvider clock, ILogger<GatewayWatch> logger) : BackgroundService
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How many were looked at.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await table.DueAsync(now, AtOnce, cancellationToken);
        await Task.WhenAll(due.Select(async request =>
        {
            // Whoever writes first looks; the others, on other nodes, leave it.
            if (await table.TryReplaceAsync(request with { LookAt = now + desk.AtWork }, null, cancellationToken) is { } mine)
                await desk.LookAsync(mine, cancellationToken);
        }));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = 0;
            try
            {
                found = await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (found < AtOnce) await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Requests at the SmartCA gateway could not be looked at; it will be tried again.")]
    private partial void LogFailed(Exception error);
}
