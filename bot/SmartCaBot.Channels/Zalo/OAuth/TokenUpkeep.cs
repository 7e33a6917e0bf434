using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Channels.Zalo.OAuth;

/// <summary>Refreshes the access token hours before it dies, so that no message has to wait for it.</summary>
internal sealed partial class TokenUpkeep(TokenKeeper keeper, TimeProvider clock, ILogger<TokenUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await keeper.GetAsync(cancellationToken);
        if (keeper.Current is { } pair && pair.IsDue(clock.GetUtcNow())) await keeper.ReplaceAsync(pair.Access, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Error, "The upkeep of the Zalo token met an error and goes on.")]
    private partial void LogFailed(Exception error);
}
