using SmartCaBot.Signing;

namespace SmartCaBot.Host.Setup;

/// <summary>In the background: finishes the token's setup as soon as that is possible, then seals the audit log at intervals.</summary>
internal sealed partial class SigningUpkeep(
    SigningSetup setup, SigningCore core, TimeProvider clock, ILogger<SigningUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SealInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (string? told = null; await setup.EnsureAsync(stoppingToken) is { } problem; told = problem)
            {
                if (problem != told) LogUnavailable(problem);
                await Task.Delay(Retry, clock, stoppingToken);
            }

            LogReady();
            await core.AuditSealer.RunAsync(SealInterval, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Signing is unavailable: {Problem}")]
    private partial void LogUnavailable(string problem);

    [LoggerMessage(2, LogLevel.Information, "Signing is ready.")]
    private partial void LogReady();
}
