using SmartCaBot.Signing;

namespace SmartCaBot.Host.Setup;

/// <summary>In the background: finishes the token's setup as soon as that is possible, then seals the audit log at intervals.</summary>
internal sealed partial class SigningUpkeep(
    SigningSetup setup, SigningCore core, TimeProvider clock, ILogger<SigningUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SealInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSeal = TimeSpan.FromSeconds(3);

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
            await SealLastAsync();
        }
    }

    /// <summary>What was logged since the last seal is sealed before the host goes, if the token lets it.</summary>
    private async Task SealLastAsync()
    {
        using var limit = new CancellationTokenSource(LongestSeal);
        try
        {
            await core.AuditSealer.SealAsync(limit.Token);
        }
        catch (Exception error) when (error is Pkcs11.Tokens.TokenUnavailableException or OperationCanceledException)
        {
            LogNotSealed();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Signing is unavailable: {Problem}")]
    private partial void LogUnavailable(string problem);

    [LoggerMessage(3, LogLevel.Warning, "The end of the audit log could not be sealed; the next start does it.")]
    private partial void LogNotSealed();

    [LoggerMessage(2, LogLevel.Information, "Signing is ready.")]
    private partial void LogReady();
}
