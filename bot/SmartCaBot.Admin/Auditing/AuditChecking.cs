using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Auditing;

/// <summary>Verifies the whole log in the background, one verification at a time, and notes how far it is.</summary>
internal sealed partial class AuditChecking(
    AuditChecks checks, IAuditStore log, IAuditSealKey key, TimeProvider clock, ILogger<AuditChecking> logger) : BackgroundService
{
    private const int Between = 5000;

    private readonly Channel<AuditCheck> _asked = Channel.CreateBounded<AuditCheck>(1);

    /// <summary>False: one is running or waiting, or the token has not been set up.</summary>
    public async Task<bool> AskAsync(string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (key.Find() is null || (await checks.LatestAsync(cancellationToken))?.RunsAt(now) == true) return false;
        var total = (await log.LastAsync(cancellationToken))?.Sequence ?? 0;
        var check = new AuditCheck(Guid.CreateVersion7(now).ToString("N"), actor, now, now, null, 0, total, null, "");
        await checks.AddAsync(check, cancellationToken);
        return _asked.Writer.TryWrite(check);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var check in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await checks.EndAsync(await RunAsync(check, stoppingToken) with { EndedAt = clock.GetUtcNow() }, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    private async Task<AuditCheck> RunAsync(AuditCheck check, CancellationToken stoppingToken)
    {
        try
        {
            var verdict = await AuditVerifier.VerifyAsync(CountAsync(check, stoppingToken), key.Find()!, isPart: false, stoppingToken);
            return verdict switch
            {
                AuditVerdict.Intact intact => check with
                {
                    Records = intact.Records,
                    Verdict = CheckVerdict.Intact,
                    Detail = $"sealed={intact.SealedUpTo};head={Convert.ToHexStringLower(intact.Head?.Hash ?? [])}",
                },
                AuditVerdict.Broken broken => check with { Records = broken.Sequence, Verdict = CheckVerdict.Broken, Detail = $"record={broken.Sequence};why={broken.Why}" },
                _ => throw new InvalidOperationException("Unknown verdict."),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
            return check with { Verdict = CheckVerdict.Failed, Detail = error.GetType().Name };
        }
    }

    private async IAsyncEnumerable<AuditRecord> CountAsync(AuditCheck check, [EnumeratorCancellation] CancellationToken stoppingToken)
    {
        var read = 0L;
        await foreach (var record in log.ReadAsync(0, stoppingToken))
        {
            if (++read % Between == 0) await checks.ProgressAsync(check with { SeenAt = clock.GetUtcNow(), Records = read }, stoppingToken);
            yield return record;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The audit log could not be verified.")]
    private partial void LogFailed(Exception error);
}
