using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;

namespace SmartCaBot.Host.Authority;

/// <summary>In the background: a revocation list as soon as a status changed, and before the last one ends; services' certificates in time.</summary>
internal sealed partial class AuthorityUpkeep(SigningSetup setup, SigningCore core, TimeProvider clock, ILogger<AuthorityUpkeep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFailing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await setup.EnsureAsync(stoppingToken) is null) await core.KeepAuthorityAsync(stoppingToken);
                isFailing = false;
            }
            catch (TokenUnavailableException)
            {
                // Readiness says so; the last lists are good for a while.
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!isFailing) LogFailed(error);
                isFailing = true;
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Revocation lists or services' certificates could not be made; it is tried again.")]
    private partial void LogFailed(Exception error);
}
